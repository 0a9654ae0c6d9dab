"use strict";
// A hundred docks, and who sits on them. The numbers come from the server; nothing is computed here.
(() => {
  const stage = document.getElementById("receptors");
  const say = (name) => stage.dataset[name] || name;
  const opioid = document.getElementById("opioid");
  const level = document.getElementById("level");
  const time = document.getElementById("time");
  const docks = document.getElementById("docks");
  const legend = document.getElementById("legend");
  const sentence = document.getElementById("sentence");
  const high = document.getElementById("high");
  const kinds = ["naltrexone", "opioid", "body", "free"];
  const shapes = { naltrexone: "■", opioid: "▲", body: "●", free: "○" };

  // Whole docks that make a hundred: those with the largest remainder are rounded up.
  const counts = (shares) => {
    const exact = shares.map((share) => share * 100);
    const whole = exact.map(Math.floor);
    const order = exact.map((value, i) => [value - whole[i], i]).sort((a, b) => b[0] - a[0]);
    let left = 100 - whole.reduce((a, b) => a + b, 0);
    for (const [, i] of order) {
      if (left-- > 0) whole[i] += 1;
    }
    return whole;
  };

  const draw = (data) => {
    const levels = [...new Set(data.panels.map((panel) => panel.naltrexoneLevel_fraction))].sort((a, b) => a - b);
    level.max = levels.length - 1;
    const panel = data.panels.find(
      (each) => each.opioid === opioid.value && each.naltrexoneLevel_fraction === levels[level.value]);
    const at = Math.min(Number(time.value), panel.time_h.length - 1);
    const share = (name) => (panel.share_fraction[name] ? panel.share_fraction[name][at] : 0);
    const naltrexone = share("naltrexone");
    const free = share("free");
    let agonist = 0;
    let body = 0;
    for (const name of Object.keys(panel.share_fraction)) {
      if (name === "naltrexone" || name === "free") continue;
      if (name === "endogenous") body += share(name);
      else agonist += share(name);
    }
    const whole = counts([naltrexone, agonist, body, free]);
    const names = [say("naltrexone"), say(opioid.value), say("body"), say("free")];
    docks.replaceChildren();
    let i = 0;
    whole.forEach((count, kind) => {
      for (let k = 0; k < count; k++, i++) {
        const mark = document.createElementNS("http://www.w3.org/2000/svg", "text");
        mark.setAttribute("x", 10 + 20 * (i % 10));
        mark.setAttribute("y", 16 + 20 * Math.floor(i / 10));
        mark.setAttribute("class", "dock " + kinds[kind]);
        mark.textContent = shapes[kinds[kind]];
        docks.append(mark);
      }
    });
    legend.replaceChildren(...kinds.map((kind, k) => {
      const item = document.createElement("li");
      const mark = document.createElement("span");
      mark.className = "dock " + kind;
      mark.setAttribute("aria-hidden", "true");
      mark.textContent = shapes[kind];
      item.append(mark, " " + names[k] + ": " + whole[k]);
      return item;
    }));
    high.value = panel.high_percent[at];
    const minutes = Math.round(panel.time_h[at] * 60);
    const when = minutes < 90 ? minutes + " min" : (panel.time_h[at]).toFixed(1) + " h";
    sentence.textContent = say("sentence")
      .replace("{0}", when).replace("{1}", names[0]).replace("{2}", whole[0])
      .replace("{3}", names[1]).replace("{4}", whole[1]).replace("{5}", whole[3])
      .replace("{6}", Math.round(panel.high_percent[at]));
    level.setAttribute("aria-valuetext", Math.round(100 * levels[level.value]) + " / 100");
    time.setAttribute("aria-valuetext", when);
  };

  fetch(stage.dataset.source)
    .then((answer) => answer.json())
    .then((data) => {
      for (const control of [opioid, level, time]) {
        control.addEventListener("input", () => draw(data));
      }
      draw(data);
    });
})();
