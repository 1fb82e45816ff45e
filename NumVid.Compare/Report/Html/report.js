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
  };

  offer(variable, templates.map(template => template.dataset.variable));
  for (const select of [variable, configuration, frame]) {
    select.addEventListener("change", show);
  }

  show();
})();
