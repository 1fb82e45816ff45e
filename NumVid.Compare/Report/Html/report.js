"use strict";
(() => {
  const byId = id => document.getElementById(id);

  const theme = byId("theme");
  theme.addEventListener("click", () => {
    const chosen = document.documentElement.dataset.theme;
    const isDark = chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    document.documentElement.dataset.theme = isDark ? "light" : "dark";
  });

  if (!byId("pictures")) {
    return;
  }

  const templates = [...document.querySelectorAll("#pictures template")];
  const [variable, configuration, frame] = ["variable", "configuration", "frame"].map(byId);

  // Keeps what was chosen where it is still there: going through the configurations stays with one frame.
  const offer = (select, values, notes = {}) => {
    const before = select.value;
    select.replaceChildren(...[...new Set(values)].map(value => new Option(notes[value] ? `${value} (${notes[value]})` : value, value)));
    if (values.includes(before)) {
      select.value = before;
    }
  };

  const show = () => {
    const ofVariable = templates.filter(template => template.dataset.variable === variable.value);
    offer(configuration, ofVariable.map(template => template.dataset.configuration));
    const ofCell = ofVariable.filter(template => template.dataset.configuration === configuration.value);
    offer(
      frame, ofCell.map(template => template.dataset.frame),
      Object.fromEntries(ofCell.map(template => [template.dataset.frame, template.dataset.note])));
    const chosen = ofCell.find(template => template.dataset.frame === frame.value);
    byId("picture").replaceChildren(chosen.content.cloneNode(true));
    byId("picture-caption").textContent = chosen.dataset.caption;
    if (shown !== variable.value) {
      [shown, view] = [variable.value, whole];
    }

    enlarge(view);
  };

  // What is seen of a map: its upper left corner and its size, as parts of the whole. Another configuration or frame
  // keeps it.
  const whole = { x: 0, y: 0, size: 1 };
  const mostEnlarged = 1 / 64;
  let [view, shown] = [whole, null];
  const maps = () => [...document.querySelectorAll("#picture svg.map")];
  const enlarge = ({ x, y, size }) => {
    size = Math.min(1, Math.max(mostEnlarged, size));
    view = { x: Math.min(1 - size, Math.max(0, x)), y: Math.min(1 - size, Math.max(0, y)), size };
    for (const map of maps()) {
      const [width, height] = ["width", "height"].map(side => +map.getAttribute(side));
      map.setAttribute("viewBox", `${view.x * width} ${view.y * height} ${size * width} ${size * height}`);
      map.style.setProperty("--zoom", 1 / size);
    }

    for (const lines of new Set(maps().flatMap(map => [...map.querySelectorAll("use")]).map(use => use.getAttribute("href")))) {
      nameLines(document.querySelector(lines), maps()[0]);
    }

    byId("zoom-factor").textContent = `${+(1 / size).toFixed(1)} ×`;
  };

  // Where a line of whole numbers, "M x y l dx dy dx dy ...", enters, runs through or leaves a box.
  const crossings = (path, box) => {
    const found = [];
    for (const line of path.getAttribute("d").split("M").slice(1)) {
      let from = null;
      for (const [x, y] of pairs(line)) {
        const to = from ? [from[0] + x, from[1] + y] : [x, y];
        found.push(...(from ? ends(from, to, box) : []));
        from = to;
      }
    }

    return found;
  };

  const pairs = line => {
    const numbers = line.split(/[l ]/).filter(text => text !== "").map(text => text / 10);
    return numbers.flatMap((number, i) => i % 2 ? [[numbers[i - 1], number]] : []);
  };

  // The part of a straight line within a box (Liang and Barsky 1984).
  const ends = (from, to, { left, top, right, bottom }) => {
    const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
    let [first, last] = [0, 1];
    for (const [along, room] of [[-dx, from[0] - left], [dx, right - from[0]], [-dy, from[1] - top], [dy, bottom - from[1]]]) {
      if (along === 0 ? room < 0 : false) {
        return [];
      }

      first = along < 0 ? Math.max(first, room / along) : first;
      last = along > 0 ? Math.min(last, room / along) : last;
    }

    return first > last ? [] : [first, last].map(part => [from[0] + part * dx, from[1] + part * dy]);
  };

  // Degrees stand where their lines meet the edge of what is seen: parallels at the left, meridians below. On a part of the
  // map there are more lines.
  const written = new WeakMap();
  const closer = 1 / 3;
  const nameLines = (lines, map) => {
    const [width, height] = ["width", "height"].map(side => +map.getAttribute(side));
    const [left, top] = [view.x * width, view.y * height];
    const box = { left, top, right: left + view.size * width, bottom: top + view.size * height };
    const texts = [...lines.querySelectorAll("text")];
    const taken = [];
    [...lines.querySelectorAll(".net")].forEach((path, i) => {
      const text = texts[i];
      if (!written.has(text)) {
        written.set(text, Object.fromEntries(["class", "x", "y", "display"].map(name => [name, text.getAttribute(name)])));
      }

      const isFine = path.classList.contains("fine");
      path.style.display = isFine && view.size <= closer ? "inline" : "";
      const set = (name, value) => value === null ? text.removeAttribute(name) : text.setAttribute(name, value);
      if (view.size === 1) {
        Object.entries(written.get(text)).forEach(([name, value]) => set(name, value));
        return;
      }

      const isParallel = text.classList.contains("parallel");
      const near = (a, b) => Math.abs(a - b) < 1e-6 * width;
      const sides = ([x, y]) => [near(x, box.left), near(x, box.right), near(y, box.bottom), near(y, box.top)];
      const rank = point => (isParallel ? [0, 1, 2, 3] : [2, 3, 0, 1]).map(side => sides(point)[side]).concat(true).indexOf(true);
      const room = 0.07 * view.size;
      const free = isFine && view.size > closer ? [] : crossings(path, box).filter(([x, y]) =>
        !taken.some(([otherX, otherY]) => Math.abs(x - otherX) < room * width && Math.abs(y - otherY) < room * height));
      const point = free.sort((a, b) => rank(a) - rank(b))[0];
      set("display", point ? null : "none");
      if (point) {
        taken.push(point);
        const [atLeft, atRight, atBottom, atTop] = sides(point);
        const anchor = atLeft ? "" : atRight ? " end" : atBottom || atTop ? " middle" : "";
        const unit = view.size;
        const within = (value, least, most) => Math.min(most, Math.max(least, value));
        set("class", `degrees${isParallel ? " parallel" : ""}${anchor}`);
        set("x", within(point[0] + (atLeft ? 3 : atRight ? -3 : 0) * unit, box.left + 3 * unit, box.right - 3 * unit));
        set("y", within(point[1] + (atTop ? 12 : atBottom ? -4 : 4) * unit, box.top + 10 * unit, box.bottom - 3 * unit));
      }
    });
  };

  const about = factor => {
    const size = Math.min(1, view.size * factor);
    return { x: view.x + (view.size - size) / 2, y: view.y + (view.size - size) / 2, size };
  };

  byId("zoom-in").addEventListener("click", () => enlarge(about(0.5)));
  byId("zoom-out").addEventListener("click", () => enlarge(about(2)));
  byId("zoom-all").addEventListener("click", () => enlarge(whole));

  // A box of the map's own shape around what was drawn.
  const place = (event, map) => {
    const chart = map.ownerSVGElement;
    const box = chart.getBoundingClientRect();
    const scale = box.width / chart.viewBox.baseVal.width;
    const part = (value, from, side, start) =>
      Math.min(1, Math.max(0, ((value - from) / scale - map.getAttribute(start)) / map.getAttribute(side)));
    return [part(event.clientX, box.left, "width", "x"), part(event.clientY, box.top, "height", "y")];
  };

  byId("picture").addEventListener("pointerdown", event => {
    const map = event.target.closest("svg.map");
    if (!map || event.button !== 0) {
      return;
    }

    event.preventDefault();
    const [fromX, fromY] = place(event, map);
    const box = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    box.setAttribute("class", "chosen");
    map.append(box);
    const [width, height] = ["width", "height"].map(side => +map.getAttribute(side));
    const drawn = end => {
      const [x, y] = place(end, map);
      return { x: Math.min(x, fromX), y: Math.min(y, fromY), width: Math.abs(x - fromX), height: Math.abs(y - fromY) };
    };

    const move = end => {
      const { x, y, width: w, height: h } = drawn(end);
      const set = (name, value) => box.setAttribute(name, value);
      set("x", (view.x + x * view.size) * width);
      set("y", (view.y + y * view.size) * height);
      set("width", w * view.size * width);
      set("height", h * view.size * height);
    };

    const finish = end => {
      removeEventListener("pointermove", move);
      box.remove();
      const { x, y, width: w, height: h } = drawn(end);
      const part = Math.max(w, h);
      if (part > 0.02) {
        const size = view.size * part;
        enlarge({ x: view.x + (x + w / 2) * view.size - size / 2, y: view.y + (y + h / 2) * view.size - size / 2, size });
      }
    };

    addEventListener("pointermove", move);
    addEventListener("pointerup", finish, { once: true });
  });

  offer(variable, templates.map(template => template.dataset.variable));
  for (const select of [variable, configuration, frame]) {
    select.addEventListener("change", show);
  }

  show();
})();
