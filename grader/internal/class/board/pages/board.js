// The table of everybody: sorting, filtering, leafing, and rows that change.
// Text from students is only ever set as text.
"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const $ = (id) => document.getElementById(id);
  const perPage = 100;
  const byPage = new Map(data.rows.map((row, i) => [row.p, i]));
  let sort = { key: "order", down: false };
  let page = 0;

  const columns = [
    { key: "name", title: "name", value: (r) => r.n.toLowerCase(), cell: nameCell },
    { key: "id", title: "id", value: (r) => r.i, cell: (r) => text(r.i) },
    { key: "section", title: "section", value: (r) => r.s, cell: (r) => text(r.s) },
    { key: "total", title: "total", value: total, cell: totalCell },
    ...data.exercises.map((id, e) => ({ key: id, title: id, value: (r) => r.e[e], cell: (r) => scoreCell(r, e) })),
    ...data.properties.map((p, i) => ({ key: p, title: p, value: (r) => "-.+".indexOf(r.m[i]), cell: (r) => markCell(r.m[i], p) })),
    { key: "attempts", title: "attempts", value: (r) => r.a, cell: (r) => text(r.a, "points") },
    { key: "graded", title: "last graded", value: (r) => r.g, cell: (r) => text(r.g) },
    { key: "late", title: "late", value: (r) => (r.l ? 1 : 0), cell: (r) => text(r.l ? "late" : "", "late") },
  ];
  const states = { pending: "…", error: "no score", absent: "nothing" };

  function total(r) { return r.w ? -1 : r.t; }

  function text(what, name) {
    const td = document.createElement("td");
    td.textContent = what;
    if (name) td.className = name;
    return td;
  }

  function nameCell(r) {
    const td = document.createElement("td");
    const a = document.createElement("a");
    a.href = "students/" + encodeURIComponent(r.p) + ".html";
    a.textContent = r.n;
    td.append(a);
    return td;
  }

  function totalCell(r) {
    const td = text(r.w ? states[r.w] : r.t.toFixed(2), "points" + (r.w === "error" ? " error" : ""));
    if (r.o) td.append(" by hand");
    return td;
  }

  function scoreCell(r, e) {
    const td = text(r.e[e] < 0 ? "–" : r.e[e].toFixed(2), "points " + (r.x[e] || "unknown"));
    td.title = r.x[e] || "not graded";
    return td;
  }

  function markCell(m, property) {
    const [sign, name, words] = { "+": ["✓", "held", "holds"], "-": ["✗", "broken", "is broken"], ".": ["·", "unknown", "is not known"] }[m];
    const td = text(sign, name);
    td.title = property + " " + words;
    td.setAttribute("aria-label", td.title);
    return td;
  }

  function options(select, values) {
    for (const [value, words] of values) {
      const option = document.createElement("option");
      option.value = value;
      option.textContent = words;
      select.append(option);
    }
  }

  function compare(a, b) {
    if (sort.key === "order") return 0;
    const { value } = columns.find((c) => c.key === sort.key);
    const x = value(a), y = value(b);
    const order = typeof x === "string" ? x.localeCompare(y) : x - y;
    return sort.down ? -order : order;
  }

  function chosen() {
    const words = $("search").value.toLowerCase();
    const section = $("section").value, behaviour = $("behaviour").value, kind = $("class").value;
    return data.rows.filter((r) =>
      (!words || (r.n + " " + r.i + " " + r.s).toLowerCase().includes(words)) &&
      (!section || r.s === section) &&
      (!behaviour || r.f.includes(Number(behaviour))) &&
      (!kind || r.c.includes(kind)));
  }

  function head() {
    const tr = document.createElement("tr");
    for (const c of columns) {
      const th = document.createElement("th");
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = c.title + (sort.key === c.key ? (sort.down ? " ↓" : " ↑") : "");
      button.dataset.key = c.key;
      th.setAttribute("aria-sort", sort.key !== c.key ? "none" : sort.down ? "descending" : "ascending");
      th.append(button);
      tr.append(th);
    }
    const focused = document.activeElement && document.activeElement.dataset.key;
    $("table").tHead.replaceChildren(tr);
    if (focused) tr.querySelector(`[data-key="${CSS.escape(focused)}"]`).focus();
  }

  function draw() {
    const rows = chosen().sort(compare);
    const pages = Math.max(1, Math.ceil(rows.length / perPage));
    page = Math.min(page, pages - 1);
    const body = document.createDocumentFragment();
    for (const r of rows.slice(page * perPage, (page + 1) * perPage)) {
      const tr = document.createElement("tr");
      if (r.changed) tr.className = "changed";
      tr.append(...columns.map((c) => c.cell(r)));
      body.append(tr);
    }
    $("table").tBodies[0].replaceChildren(body);
    head();
    $("shown").textContent = rows.length + " of " + data.rows.length;
    $("page").textContent = pages > 1 ? page + 1 + " of " + pages : "";
    $("before").hidden = $("after").hidden = pages === 1;
    $("before").disabled = page === 0;
    $("after").disabled = page === pages - 1;
  }

  function leaf(by) { page += by; draw(); }

  options($("section"), [...new Set(data.rows.map((r) => r.s))].filter(Boolean).sort().map((s) => [s, s]));
  options($("behaviour"), data.behaviours.map((b, i) => [i, b.id]));
  options($("class"), [...new Set(data.rows.flatMap((r) => r.c))].sort().map((c) => [c, c]));
  $("filters").addEventListener("submit", (e) => e.preventDefault());
  $("filters").addEventListener("input", () => { page = 0; draw(); });
  $("table").tHead.addEventListener("click", (e) => {
    const key = e.target.dataset.key;
    if (!key) return;
    sort = { key, down: sort.key === key ? !sort.down : key === "total" || key.match(/^\d/) !== null };
    page = 0;
    draw();
  });
  $("before").addEventListener("click", () => leaf(-1));
  $("after").addEventListener("click", () => leaf(1));
  draw();

  if (data.live) {
    const events = new EventSource("events?after=" + data.turn);
    events.addEventListener("rows", (e) => {
      for (const row of JSON.parse(e.data)) {
        row.changed = true;
        if (byPage.has(row.p)) data.rows[byPage.get(row.p)] = row;
        else { byPage.set(row.p, data.rows.length); data.rows.push(row); }
      }
      draw();
      for (const row of data.rows) row.changed = false;
    });
    events.addEventListener("counts", (e) => { $("counts").firstChild.textContent = JSON.parse(e.data); });
    events.onerror = () => { $("live").textContent = "not connected"; };
    events.onopen = () => { $("live").textContent = "live"; };
  }
})();
