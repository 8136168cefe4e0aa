
"use strict";
for (const result of document.querySelectorAll(".result")) {
  const pieces = [...result.querySelectorAll(".text [data-from]")];
  const starts = pieces.map((it) => Number(it.dataset.from));
  const places = [...result.querySelectorAll("a[data-at]")].map((link) => {
    const [start, end] = link.dataset.at.split(" ").map(Number);
    return { link, start, end, card: link.closest(".card") };
  });
  let lit = [];
  const light = (some) => {
    lit.forEach((it) => it.classList.remove("lit"));
    lit = some;
    lit.forEach((it) => it.classList.add("lit"));
  };
  // the pieces of a place: they are in order, so the first is looked for by halves
  const within = ({ start, end }) => {
    let low = 0;
    for (let high = starts.length; low < high; ) {
      const middle = (low + high) >> 1;
      if (starts[middle] < start) low = middle + 1;
      else high = middle;
    }
    const found = [];
    while (low < starts.length && starts[low] < end) found.push(pieces[low++]);
    return found;
  };
  const about = (target) => {
    const piece = target.closest(".text [data-from]");
    if (piece) {
      const at = Number(piece.dataset.from);
      const over = places.filter((it) => it.start <= at && at < it.end && it.card);
      return [piece, ...new Set(over.map((it) => it.card))];
    }
    const link = target.closest("a[data-at]");
    const card = target.closest(".card");
    if (!link && !card) return [];
    return places.filter((it) => (link ? it.link === link : it.card === card)).flatMap(within);
  };
  for (const event of ["pointerover", "focusin"]) result.addEventListener(event, (it) => light(about(it.target)));
  for (const event of ["pointerleave", "focusout"]) result.addEventListener(event, () => light([]));
}
