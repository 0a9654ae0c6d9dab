"use strict";
// How many people stay on injections, as a line of steps. The numbers stand in the page; nothing is
// computed here.
(() => {
  const stage = document.getElementById("stay");
  const say = (name) => stage.dataset[name];
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue("--" + name).trim();
  const ink = colour("ink");
  const line = { lineStyle: { color: colour("line") } };
  const chart = echarts.init(stage, null, { renderer: "canvas" });
  chart.setOption({
    animation: false,
    textStyle: { color: ink },
    grid: { left: 52, right: 16, top: 36, bottom: 56 },
    tooltip: {
      trigger: "axis", renderMode: "richText",
      formatter: (items) => items[0].value[0] + ": " + items[0].value[1].toFixed(1) + " %",
    },
    xAxis: { type: "value", min: 0, max: "dataMax", name: say("days"), nameLocation: "middle", nameGap: 30, nameTextStyle: { color: ink }, axisLine: line, axisLabel: { color: ink, hideOverlap: true }, splitLine: { show: false } },
    yAxis: { type: "value", min: 0, max: 100, name: say("staying"), nameTextStyle: { color: ink, align: "left" }, axisLabel: { color: ink, formatter: "{value} %" }, splitLine: line },
    series: [{ type: "line", step: "end", symbol: "none", lineStyle: { color: colour("accent"), width: 2 }, itemStyle: { color: colour("accent") }, data: JSON.parse(stage.dataset.points) }],
  });
  stage.dataset.ready = "1";
  addEventListener("resize", () => chart.resize());
})();
