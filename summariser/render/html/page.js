
"use strict";
// Lights on both sides what belongs together: while it is pointed at, and what was last followed until something else is.
for (const result of document.querySelectorAll(".result")) {
  const pane = result.querySelector(".source");
  const pieces = [...result.querySelectorAll(".text [data-from]")];
  const starts = pieces.map((it) => Number(it.dataset.from));
  const places = [...result.querySelectorAll("a[data-at]")].map((link) => {
    const [start, end] = link.dataset.at.split(" ").map(Number);
    return { link, start, end, card: link.closest(".card") };
  });
  let lit = [];
  let followed = [];
  const light = (some) => {
    lit.forEach((it) => it.classList.remove("lit"));
    lit = some;
    lit.forEach((it) => it.classList.add("lit"));
  };
  // the pieces of some places; pieces are in order, so the first of each is looked for by halves
  const within = (some) => {
    const found = [];
    let done = 0;
    for (const { start, end } of [...some].sort((one, other) => one.start - other.start)) {
      let low = done;
      for (let high = starts.length; low < high; ) {
        const middle = (low + high) >> 1;
        if (starts[middle] < start) low = middle + 1;
        else high = middle;
      }
      while (low < starts.length && starts[low] < end) found.push(pieces[low++]);
      done = Math.max(done, low);
    }
    return found;
  };
  const ofCard = (card) => within(places.filter((it) => it.card === card));
  const about = (target) => {
    const label = target.closest(".text sup a");
    if (label) {
      const card = document.getElementById(label.hash.slice(1));
      return card ? [card, ...ofCard(card)] : [];
    }
    const piece = target.closest(".text [data-from]");
    if (piece) {
      const at = Number(piece.dataset.from);
      const over = places.filter((it) => it.start <= at && at < it.end && it.card);
      return [piece, ...new Set(over.map((it) => it.card))];
    }
    const link = target.closest("a[data-at]");
    if (link) return within(places.filter((it) => it.link === link));
    const card = target.closest(".card");
    return card ? ofCard(card) : [];
  };
  const show = (piece) => {
    const room = pane.getBoundingClientRect();
    const alone = getComputedStyle(pane).overflowY === "auto" && pane.scrollHeight > pane.clientHeight;
    if (!alone) return false;
    const seen = Math.min(room.bottom, innerHeight) - Math.max(room.top, 0);
    pane.scrollTop += piece.getBoundingClientRect().top - Math.max(room.top, 0) - seen / 3;
    return true;
  };
  for (const event of ["pointerover", "focusin"]) {
    result.addEventListener(event, (it) => {
      const found = about(it.target);
      light(found.length ? found : followed);
    });
  }
  for (const event of ["pointerleave", "focusout"]) result.addEventListener(event, () => light(followed));
  result.addEventListener("click", (it) => {
    const link = it.target.closest("a[data-at], .text sup a");
    if (!link) return;
    followed = about(link);
    light(followed);
    // a pane of its own is scrolled alone, so that the summary stays where it is
    if (link.dataset.at && followed.length && show(followed[0])) it.preventDefault();
  });
}
