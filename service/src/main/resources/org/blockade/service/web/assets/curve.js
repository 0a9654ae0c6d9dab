"use strict";
// Occupancy of one person over time, and what a supposition would do to it. The numbers come from the
// server; nothing is computed here.
(() => {
  const stage = document.getElementById("curve");
  const say = (name) => stage.dataset[name];
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue("--" + name).trim();
  const chart = echarts.init(stage, null, { renderer: "canvas" });
  const field = (id) => document.getElementById(id);
  const supposed = field("supposed");
  const started = field("in").value;
  let asked = 0;

  const band = (points) => ({
    low: points.map((p) => [p[0], p[2]]),
    width: points.map((p) => [p[0], Math.max(0, p[3] - p[2])]),
  });

  const show = (data) => {
    const ribbon = band(data.curve);
    const marks = data.doses.map((dose) => ({
      xAxis: dose.time,
      label: { formatter: dose.side ? dose.side[0].toUpperCase() : "•", color: colour("ink") },
      lineStyle: { color: colour("accent"), type: "solid", width: 1 },
    }));
    const ink = colour("ink");
    const line = { lineStyle: { color: colour("line") } };
    chart.setOption({
      animation: false,
      aria: { enabled: true },
      textStyle: { color: ink },
      grid: { left: 52, right: 16, top: 48, bottom: 56 },
      legend: { top: 0, textStyle: { color: ink }, data: [say("typical"), say("people"), say("supposed"), say("use")] },
      tooltip: {
        trigger: "axis", renderMode: "richText",
        formatter: (items) => {
          const at = new Date(items[0].value[0]).toLocaleString(document.documentElement.lang, { timeZone: data.zone, dateStyle: "medium", timeStyle: "short" });
          const rows = [];
          const low = items.find((i) => i.seriesId === "low");
          const width = items.find((i) => i.seriesId === "width");
          for (const item of items) {
            if (item.seriesId === "typical" || item.seriesId === "supposed") rows.push(item.seriesName + ": " + item.value[1].toFixed(1) + " %");
          }
          if (low && width) rows.push(say("people") + ": " + low.value[1].toFixed(1) + "–" + (low.value[1] + width.value[1]).toFixed(1) + " %");
          return [at, ...rows].join("\n");
        },
      },
      xAxis: { type: "time", axisLine: line, axisLabel: { color: ink } },
      yAxis: { type: "value", min: 0, max: 100, name: say("occupancy"), nameTextStyle: { color: ink }, axisLabel: { color: ink, formatter: "{value} %" }, splitLine: line },
      dataZoom: [{ type: "inside", zoomOnMouseWheel: "ctrl" }],
      series: [
        { id: "low", name: say("people"), type: "line", stack: "band", symbol: "none", lineStyle: { opacity: 0 }, areaStyle: { opacity: 0 }, data: ribbon.low },
        { id: "width", name: say("people"), type: "line", stack: "band", symbol: "none", lineStyle: { opacity: 0 }, areaStyle: { color: colour("accent"), opacity: 0.2 }, data: ribbon.width },
        {
          id: "typical", name: say("typical"), type: "line", symbol: "none", lineStyle: { color: colour("accent"), width: 2 }, itemStyle: { color: colour("accent") },
          data: data.curve.map((p) => [p[0], p[1]]),
          markLine: {
            symbol: "none", silent: true,
            data: [
              { yAxis: data.threshold_percent, label: { formatter: say("threshold") + " {c} %", position: "insideEndTop", color: ink }, lineStyle: { color: colour("protected"), type: "dashed" } },
              { yAxis: data.fading_percent, label: { formatter: "{c} %", position: "insideEndTop", color: ink }, lineStyle: { color: colour("fading"), type: "dotted" } },
              { xAxis: data.asOf, label: { formatter: say("now"), color: ink }, lineStyle: { color: ink, type: "solid" } },
              ...marks,
            ],
          },
        },
        { id: "supposed", name: say("supposed"), type: "line", symbol: "none", lineStyle: { color: colour("starting"), width: 2, type: "dashed" }, itemStyle: { color: colour("starting") }, data: data.supposed.map((p) => [p[0], p[1]]) },
        { id: "use", name: say("use"), type: "scatter", symbol: "triangle", symbolSize: 11, itemStyle: { color: colour("unprotected") }, data: data.opioids.map((use) => [use.time, 3]) },
      ],
    }, { replaceMerge: ["series"] });
    supposed.textContent = data.unprotected
      ? supposed.dataset.sentence.replace("{0}", data.unprotected).replace("{1}", data.unprotected_d)
      : supposed.dataset.none;
    stage.dataset.ready = String(asked);
  };

  const ask = () => {
    const turn = ++asked;
    const query = new URLSearchParams();
    if (Number(field("tablets").value) > 0) query.set("tablets", field("tablets").value);
    else if (field("skip").checked) query.set("skip", "1");
    else if (field("in").value !== started) query.set("in", field("in").value);
    field("in-value").textContent = field("in").value;
    field("tablets-value").textContent = field("tablets").value;
    fetch(stage.dataset.source + "?" + query, { headers: { Accept: "application/json" } })
      .then((answer) => (answer.ok ? answer.json() : null))
      .then((data) => {
        if (data && turn === asked) show(data);
      });
  };

  for (const id of ["in", "skip", "tablets"]) field(id).addEventListener("input", ask);
  field("reset").addEventListener("click", () => {
    field("in").value = started;
    field("skip").checked = false;
    field("tablets").value = 0;
    ask();
  });
  addEventListener("resize", () => chart.resize());
  ask();
})();
