"""The words by which a report leaves its news for another incident, and by which it comes back to it."""

import re

from summariser.timewords import DAYS, MONTHS

_NUMBER = r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|fifty|sixty)"
_WAY = r"(?:north|south|east|west|north-?east|north-?west|south-?east|south-?west)"
_BORDERS = r"(?:border|frontier|boundary|state\sline|county\sline|river|lake|strait|channel|bay|mountains|valley|water)"
_KINDS = (
    r"(?:incident|attack|case|accident|crash|raid|clash|strike|shooting|episode|ambush|blast|explosion|fire|disaster"
    r"|operation|tragedy)"
)
STRONG = re.compile(
    r"\belsewhere\b(?!\s(?:in|on|at)\s(?:the|this)\s(?!country|nation|province|region|state|north|south|east|west|island"
    r"|district|county|world|capital)[a-z])"
    r"|^(?:and\s|but\s)?separately\b"
    r"|\bin\s(?:an?|one|another|yet\sanother)\s(?:separate|second|third|different|unrelated|similar|parallel|other"
    rf"|related)\s(?:[\w-]+\s){{0,2}}?{_KINDS}\b"
    rf"|\bin\san\s{_KINDS}\s(?:linked|related|unrelated|connected)\sto\b"
    rf"|\ban?\s(?:separate|unrelated)\s{_KINDS}\b"
    rf"|(?:^(?:[\w’'-]+\s){{0,2}}|,\s(?:just\s)?|\bfrom\s)(?:across|over|beyond)\sthe\s(?:[\w-]+\s){{0,2}}?{_BORDERS}\b"
    r"|\bon\s(?:the|its)\s[a-z]+(?:an|ese|ish|i|ch)\s(?:side|bank|shore)\b"
    rf"|\bon\sthe\s(?:other|far|opposite)\s(?:bank|shore|(?:side|end)\sof\sthe\s(?:[\w-]+\s)?{_BORDERS})\b"
    r"|\bat\sthe\s(?:other|opposite)\send\sof\s(?:the\s(?:country|province|region|state|island|lake|valley)|\w+['’]s)\b"
    rf"|\bon\s(?:the|either|both)\s(?:other\s)?sides?\sof\sthe\s(?:[\w-]+\s)?{_BORDERS}\b"
    rf"|\b(?:farther|further)\s(?:{_WAY}|inland|afield|upstream|downstream|upriver|downriver)\b"
    r"|\b(?:farther|further)\s(?:up|down|along)\sthe\s(?:coast|river|valley|highway|line|border)\b"
    rf"|\bfar\sto\sthe\s{_WAY}\b|^(?:and\s|but\s)?in\sthe\s(?:far\s)?{_WAY}(?:\sof\sthe\scountry)?,"
    r"|^(?:nationwide|nationally|countrywide|statewide|across\sthe\s(?:country|nation|state|province|region|island)"
    r"|throughout\sthe\s(?:country|nation|state|province|region)|in\sthe\scountry\sas\sa\swhole)\b(?=.*\b(?:since|this"
    r"\s(?:year|month|season)|so\sfar|last\syear|in\sthe\sfirst|from\s(?:january|the\sbeginning)|season|a\syear)\b)"
    r"|^the\ssame\s(?:storm|front|system|weather|rains?|downpour|wind|heat\w*|gang|group)\b"
    r"|\bthe\s(?:very\s)?same\s(?:day|night|evening|afternoon|morning|hour|weekend)(?:\s|,)(?!of\sthe\b|as\sthe\b)"
    r"|\bat\sabout\sthe\ssame\s(?:time|hour)\b"
)
"""What says that something else is told."""
OF_SOMEBODY = re.compile(r"\b(?:who|whose|which|that)\b")
"""Before it, what tells it of somebody by the way: "who is said to have bought the rifle across the state line"."""
FAR = re.compile(
    rf"\b{_NUMBER}\s(?:[a-z]+\s)?(?:km|kilomet(?:er|re)s?|miles?)\s(?:(?:to\sthe\s)?{_WAY}|away|off|up|down)\b"
    r"|\bon\sthe\s(?:very\s)?day\sof\sthe\s[\w-]+,\sbut\b"
)
"""What says so where a place is named that was not named before, or something new is brought in."""
WEAK = re.compile(
    r"\b(?:hours|days|minutes|(?:a|the)\s(?:day|night|week))\s(?:later|earlier|before|after)\b|\bmeanwhile\b|^also\b"
    r"|\b(?:neighbou?ring|nearby|adjoining|adjacent|next)\s(?:town|village|city|district|province|state|region|county"
    r"|country)\b|\bin\s(?:the\s)?(?:neighbou?ring|adjoining|adjacent)\b"
    r"|\banother\s(?:[\w-]+\s){0,2}?(?:bend|town|village|city|colliery|mine|factory|mill|school|station|base|post"
    r"|market|camp|prison|hospital|bridge|street|road|district|attack|bomb|blast|raid|crash|fire|boat|bus|train"
    r"|incident)\b"
)
"""What says so where such a place is named, and the news is not referred to."""
THING = re.compile(
    r"(?:(?:while|as|when|in\s(?:answer|response|retaliation|reprisal|revenge)\s(?:to|for))\s[^,;.]{3,90},\s)?"
    r"(?:(?:also\s)?(?:on|at|around|late|early|about|shortly|by|before|after|that)\s[^,;.]{2,30}?,?\s)?"
    r"(?:(?:an?|another|two|three|four|several)\s(?:[\w’'-]+\s){0,3}?(?:lorry|truck|bus|minibus|coach|car|van|taxi"
    r"|pickup|train|tram|boat|ferry|ship|launch|barge|canoe|dinghy|plane|aircraft|helicopter|convoy|patrol|bombs?"
    r"|device|mine|drones?|missiles?|rockets?|shells?|grenade|explosion|blast|fire|blaze|slope|hillside|landslide"
    r"|mudslide|building|wall|roof|bridge|shanty|boiler|mob|crowd|gunman|raiders|lorries|trucks|cars|boats|policem[ae]n"
    r"|soldiers?)"
    r"|(?:(?:armed|masked|suspected|unidentified)\s)?(?:men|gunmen|attackers|militants|rebels|fighters|insurgents|jets|warplanes"
    r"|bandits|youths|raiders))\s(?!of\b|who\s(?:said|told)\b|said\b|told\b|say\b)"
)
"""What a sentence begins with that brings something in as new."""
_CAPITAL = r"[^\W\d_a-zß-ÿ][\w'’‑.-]*"
_NAME = (
    rf"(?:(?:al|el|as|ash|an|ar|at|ad|ez)-)?{_CAPITAL}"
    rf"(?:[ ](?:(?:of|de|del|do|da|la|al|el|los|las)[ ])?{_CAPITAL}){{0,3}}"
)
_AT = r"in|at|near|outside|beyond|off|around|to|into|on|over|across|from|between"
_PLACE = rf"(?:the\s)?(?:(?!(?:{_AT}|with|by|least|most|interview)\b)[a-zà-ÿ’'-]+\s){{0,5}}?(?P<name>{_NAME})"
WHERE = re.compile(rf"\b(?i:on\sthe\s(?:road|highway|route|track)\sto|{_AT})\s{_PLACE}")
"""A place behind a preposition, as far as a capital letter tells."""
FRONT = re.compile(
    r"(?:(?:And|But|Yet|Also|Only|Then)\s(?:also\s)?)?"
    r"(?:(?:On|Late|Early|Earlier|Later|Last|At|Around|Just|Before|About|Some|Barely|Less|By"
    r"|on|late|early|earlier|later|last|at|around|just|before|about|some|barely|less|by)\s[^.;]{0,60}?,?\s)??"
    rf"(?:[Ii]n|[Aa]t|[Nn]ear|[Oo]utside|[Bb]eyond|[Oo]ff|On(?=\sLake)|There,\sin|It\swas\s(?:in|at))\s{_PLACE}"
)
"""What begins with a place."""
ALSO = re.compile(
    rf"(?P<name>{_NAME}),?\s(?:(?:(?:is|was|has|had)\s)(?:also|too)\b|(?:also|too),?\s(?:came|was|were|saw|suffered|lost|had)\b)"
)
"""A place that is told to have its share: "Lund also came under fire"."""
NO_PLACES = (
    frozenset(DAYS)
    | frozenset(MONTHS)
    | frozenset("parliament congress senate court room gate god islam ramadan easter christmas mr mrs ms dr i".split())
    | frozenset("twitter facebook telegram whatsapp instagram english french arabic spanish russian".split())
)
"""Words of names behind "in" and "on" that are no places."""
AMONG = re.compile(r"\bamong\b|\btreated\b|\badmitted\b")
"""Those of whom the news tells, or who are cared for."""
CARE = re.compile(
    r"\b(?:hospitals?|clinic|infirmary|morgue|mortuary|doctors|medical|cent(?:er|re)|university|college|institute|ministry|court"
    r"|parliament|statement|interview|briefing|conference|television|radio|post)\b"
)
"""Where those are taken or spoken of whom the news tells."""
NEWS = re.compile(
    r"\b(?:the|this)\s(?:[\w-]+\s){0,2}(?:death\s)?(?:tolls?|dead|victims|survivors|wounded|injured|attackers?|attack"
    r"|raid|blast|explosion|quake|earthquake|crash|fire|blaze|shooting|strike|bombing|collapse|outbreak|accident"
    r"|disaster|flood(?:ing|s)?|tragedy|storm|typhoon|hurricane|cyclone|tornado|assault|ambush|siege|killings?|massacre"
    r"|clash(?:es)?|fighting|violence|protests?|shelling|sinking|landslide|mudslide|avalanche|stampede|derailment"
    r"|collision|incident|gunmen|bomber|boat|bus|plane|train|vessel|water)\b"
    r"|\bbodies\b|\bof\s(?:the\s)?(?:wounded|injured|dead|victims|those\s(?:killed|hurt|wounded|injured))\b"
    r"|\btheir\s(?:wounds|injuries)\b"
)
"""The news, referred back to."""
WIDE_NEWS = re.compile(
    r"\b(?:(?:earth)?quakes?|tremors?|floods?|flooding|storms?|typhoon|cyclone|hurricane|tornado(?:es)?|twisters?"
    r"|landslides|mudslides|wildfires|heat\s?wave|monsoon|rains|cholera|measles|ebola|outbreak|epidemic|protests|riots"
    r"|unrest|coup|invasion|offensive|(?:cities|towns|villages|provinces|regions|sites)\s(?:across|in|of|on)"
    r"|several\s(?:cities|towns|villages|provinces|sites))\b"
)
"""News of a wide area, of which other places are parts."""
OF_MEN = re.compile(
    r"\b(?:protests|riots|unrest|coup|invasion|offensive|cities|towns|villages|provinces|regions|sites)\b"
)
"""News of a wide area that is of what people do."""
OF_WEATHER = re.compile(
    r"\b(?:floods?|flooding|storms?|typhoon|cyclone|hurricane|tornado(?:es)?|twisters?|landslides|mudslides|wildfires|monsoon|rains)\b"
)
"""News of a wide area in which vehicles come to grief."""
ARMED = re.compile(
    r"\b(?:gunm[ae]n|armed|bombs?|device|drones?|missiles?|rockets?|shells?|grenade|militants|rebels|fighters|insurgents|bandits"
    r"|raiders|mob|crowd)\b"
)
"""What brings something new that no weather and no disease brings."""
ITS_OWN = re.compile(r"\bit\s(?:\w+ly\s)?(?:also\s)?(?:killed|hit|struck|destroyed|swept|left|buried|tore|flattened)\b")
"""What goes on with what did it: "Further east, in Amory, it killed three"."""
IN_THE_DEED = re.compile(
    r"\bin\sthe\s(?P<noun>[\w-]+)\s(?:shooting|attack|bombing|blast|explosion|fire|blaze|crash|collapse|raid|siege|ambush)\b"
)
"""The news by its deed: "in the bank shooting"."""
ANSWERS = re.compile(
    r"\b(?:answer|response|retaliation|revenge|reprisals?|reply)\s(?:to|for)\s(?:the|this)\s[\w-]+"
    r"|\b(?:after|before|with|to)\s(?:the|this)\s(?:[\w-]+\s){0,2}?[\w-]+"
    r"(?=[,;.]|\s(?:killed|was|were|and)\b|$)"
)
"""The news that another incident answers, or by which it is dated."""
FRONTED = re.compile(
    r"(?:less|barely|just|only|about|some|in|at|on|near|not|close|by|for|with|under|along|outside|inside)\s[^,;.]{2,60},\s"
)
"""What stands in front of a subject: "Less than three kilometres from the spot, "."""
WEEKDAY = re.compile(rf"\b(?:{'|'.join(DAYS)})\b")
"""A day of the week, in lower case."""
HAD = re.compile(
    r"[^,;:“\"]{3,60}?\bhad\s(?:been\s)?(?!said|told|announced)[a-z]+[^,;:“\"]*?\son\s"
    rf"(?P<day>{'|'.join(DAYS)})\b"
)
"""What had happened on a day."""
_SAYS = re.compile(
    r"(?:said|says|saying|told|tells|announced|confirmed|reported|condemned|called|sent|urged|expressed|offered|vowed"
    r"|promised|spoke|met|demanded|denied|acknowledged|estimated|put)\b"
)
TELLS = re.compile(rf"[^;.“\"]{{3,140}}?\s{_SAYS.pattern}")
"""What begins with who tells it."""
HARMED = re.compile(
    r"\b(?:bomb\w*|blast\w*|explo\w+|attack\w*|gunm[ae]n|shot|shoot\w*|shell\w*|missiles?|drones?|rockets?|raid\w*|ambush\w*"
    r"|clash\w*|fir(?:e|es|ed|ing)|blaze|crash\w*|collid\w+|collision|capsiz\w+|sank|sunk|overturn\w*|derail\w*|collaps\w+"
    r"|quake|earthquake|tremor|flood\w*|storms?|landslides?|mudslides?|slid|burst|hit|struck|kill\w*|wound\w*|injur\w+|died|dead"
    r"|drown\w*|stabb\w+|burn\w*|fell|plunged|caved|ran\sinto|went\s(?:off|down)|came\sdown|broke\sout|stopp\w+|seiz\w+"
    r"|abduct\w+|kidnapp\w+|riots?|murder\w*)\b"
)
"""What happens to people, or is done to them."""
ITEM = re.compile(r"(?!1\.)\d{1,2}[.)]")
"""The number of an item of a list, but the first one."""
HEADING = re.compile(rf"{_NAME}\.")
"""A name alone, as it heads an item: "Mali." """
CARRIED = re.compile(
    r"(?:(?:at\sleast|another|some|about|around|nearly|more\sthan|up\sto)\s)?"
    rf"(?:{_NUMBER}|dozens|scores)\b|(?:there|it|that|those)\b"
)
"""What a paragraph begins with that goes on with the one before it, which had but one sentence."""
BACK_TO = re.compile(
    r"\b(?:the\s)?(?:latest|overall|total|combined)\s(?:death\s)?(?:toll|attack|blast|bombing|strike|raid|shooting|crash|disaster)\b"
    r"|\bthis\stime\b|^in\s(?:all|total)\b|^(?:the|monday|tuesday|wednesday|thursday|friday|saturday|sunday)['’]s\s(?:death\s)?toll\b"
    r"|\b(?:death\s)?toll\s(?:of|from|in)\s(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)['’]s\b"
)
"""What goes back to the news."""
NEXT = re.compile(r"(?:an?|the)\s(?:second|third|fourth|other)\b|another\b")
"""So begins another one in the midst of an incident."""
WHENCE = re.compile(r"(?:from|to)\b")
"""What leads to a place where nothing is told to have been."""
CAPITALS = re.compile(r"[^\W\d_a-zß-ÿ][\w’'‑-]+")
"""Words with a capital."""
PARTS = re.compile(r"[ -]")
"""What parts the words of a name."""
