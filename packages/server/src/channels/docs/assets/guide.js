// Copy buttons and search for the documentation.

const MAX_RESULTS = 12;
const SNIPPET_MARGIN = 60;

for (const block of document.querySelectorAll(".code")) addCopyButton(block);
setUpSearch(document.querySelector(".search"));

function addCopyButton(block) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy";
  button.textContent = "Copy";
  button.addEventListener("click", async () => {
    const copied = await copy(block.querySelector("code"));
    button.textContent = copied ? "Copied" : "Press Ctrl+C";
    setTimeout(() => {
      button.textContent = "Copy";
    }, 2000);
  });
  block.append(button);
}

// The Clipboard API requires a secure context; elsewhere, select the text and use execCommand.
async function copy(code) {
  try {
    await navigator.clipboard.writeText(code.textContent);
    return true;
  } catch {
    getSelection()?.selectAllChildren(code);
    return document.execCommand("copy");
  }
}

function setUpSearch(box) {
  const input = box.querySelector("input");
  const results = document.createElement("div");
  results.className = "results";
  results.hidden = true;
  box.append(results);
  let index = null;

  const close = () => {
    results.hidden = true;
  };
  const look = async () => {
    index ??= load();
    const words = wordsOf(input.value);
    const entries = await index.catch(() => {
      index = null;
      return null;
    });
    if (words.join() !== wordsOf(input.value).join()) return;
    if (words.length === 0) return close();
    show(results, entries, words);
  };
  input.addEventListener("focus", () => {
    index ??= load();
    index.catch(() => {
      index = null;
    });
    if (input.value) look();
  });
  input.addEventListener("input", look);
  box.addEventListener("keydown", (event) => move(event, input, results, close));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea")) return;
    event.preventDefault();
    input.focus();
  });
  document.addEventListener("click", (event) => {
    if (!box.contains(event.target)) close();
  });
  results.addEventListener("click", (event) => {
    if (event.target.closest("a")) close();
  });
}

async function load() {
  const response = await fetch("/docs/search.json");
  if (!response.ok) throw new Error(`status ${response.status}`);
  const entries = await response.json();
  return entries.map(([url, page, heading, text]) => ({
    ...{ url, page, heading, text },
    folded: { page: fold(page), heading: fold(heading), text: fold(text) },
  }));
}

// Removes case and accents but keeps the length, so that positions match those in the text.
function fold(text) {
  return text
    .replace(/[^ -~]/gu, (character) => {
      const plain = character.normalize("NFD").replace(/\p{M}/gu, "");
      return plain.length === character.length ? plain : character;
    })
    .toLowerCase();
}

function wordsOf(text) {
  return fold(text).split(/\s+/).filter(Boolean);
}

// Every word must match; the score depends on where.
function score({ folded: { page, heading, text } }, words) {
  let sum = 0;
  for (const word of words) {
    const best = Math.max(
      weigh(heading, word, 100),
      weigh(page, word, heading ? 20 : 90),
      weigh(text, word, 5),
    );
    if (best === 0) return 0;
    sum += best;
  }
  return sum;
}

function weigh(text, word, weight) {
  const place = text.indexOf(word);
  if (place < 0) return 0;
  if (text === word) return weight * 2;
  const begins = place === 0 || !/[\p{L}\p{N}]/u.test(text[place - 1]);
  return begins ? weight : weight / 2;
}

function show(results, entries, words) {
  const status = document.createElement("p");
  status.setAttribute("role", "status");
  const list = document.createElement("ul");
  if (entries === null) {
    status.textContent = "The search could not be loaded. Check your connection and try again.";
  } else {
    const found = entries
      .map((entry) => ({ entry, points: score(entry, words) }))
      .filter(({ points }) => points > 0)
      .sort((a, b) => b.points - a.points);
    status.textContent = found.length === 0 ? "Nothing was found." : count(found.length);
    list.append(...found.slice(0, MAX_RESULTS).map(({ entry }) => resultItem(entry, words)));
  }
  results.replaceChildren(status, list);
  results.hidden = false;
}

function count(number) {
  if (number === 1) return "1 place";
  return number > MAX_RESULTS ? `The best ${MAX_RESULTS} of ${number} places` : `${number} places`;
}

function resultItem({ url, page, heading, text, folded }, words) {
  const anchor = document.createElement("a");
  anchor.href = url;
  const title = document.createElement("b");
  title.append(...marked(heading || page, words));
  const where = document.createElement("small");
  where.textContent = heading ? page : "";
  const snippet = document.createElement("span");
  snippet.append(...marked(around(text, folded.text, words), words));
  anchor.append(title, where, snippet);
  const item = document.createElement("li");
  item.append(anchor);
  return item;
}

function around(text, folded, words) {
  const places = words.map((word) => folded.indexOf(word)).filter((place) => place >= 0);
  const from = Math.max(0, Math.min(...places, Number.MAX_SAFE_INTEGER) - SNIPPET_MARGIN / 2);
  if (places.length === 0 || from === 0) return text.slice(0, SNIPPET_MARGIN * 2);
  return `…${text.slice(from, from + SNIPPET_MARGIN * 2)}`;
}

function marked(text, words) {
  const folded = fold(text);
  const nodes = [];
  let place = 0;
  while (place < text.length) {
    const hits = words.map((word) => ({ word, at: folded.indexOf(word, place) })).filter(({ at }) => at >= 0);
    if (hits.length === 0) break;
    const { word, at } = hits.reduce((first, hit) => (hit.at < first.at ? hit : first));
    const mark = document.createElement("mark");
    mark.textContent = text.slice(at, at + word.length);
    nodes.push(text.slice(place, at), mark);
    place = at + word.length;
  }
  return [...nodes, text.slice(place)];
}

function move(event, input, results, close) {
  const links = results.hidden ? [] : [...results.querySelectorAll("a")];
  const place = links.indexOf(document.activeElement);
  if (event.key === "Escape") {
    close();
    input.focus();
  } else if (event.key === "ArrowDown") {
    event.preventDefault();
    links[Math.min(place + 1, links.length - 1)]?.focus();
  } else if (event.key === "ArrowUp") {
    event.preventDefault();
    (place > 0 ? links[place - 1] : input).focus();
  } else if (event.key === "Enter" && document.activeElement === input) {
    links[0]?.click();
  }
}
