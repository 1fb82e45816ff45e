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

    byId("zoom-factor").textContent = `${+(1 / size).toFixed(1)} ×`;
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
