'use strict';
// The plots of a trial, drawn from the numbers that stand in the page. The report that needs nothing
// but itself carries this script; the clinic service serves it.
(function () {
  const source = document.getElementById('report');
  const report = JSON.parse(source.textContent);
  // Under the clinic's policy of content a picture of elements may not style them.
  const renderer = source.dataset.renderer || 'svg';
  const dark = matchMedia('(prefers-color-scheme: dark)').matches;
  const ink = dark ? '#e8ebef' : '#1c2430', grid = dark ? '#38414d' : '#d5dae1', paper = dark ? '#14181e' : '#ffffff';
  const colours = dark ? ['#6db6ea', '#f2a35e', '#5fc79a', '#c79be0', '#ff8fa8'] : ['#00548c', '#b84e00', '#0b6b45', '#7b3fa0', '#a3123c'];
  const font = 'system-ui, sans-serif';
  const axis = (extra) => Object.assign({ axisLabel: { color: ink }, axisLine: { lineStyle: { color: ink } }, nameTextStyle: { color: ink }, splitLine: { lineStyle: { color: grid } } }, extra);
  const tip = { renderMode: 'richText', backgroundColor: paper, borderColor: grid, textStyle: { color: ink, fontFamily: font } };
  const colourOf = (line) => colours[line.colour % colours.length];
  const round = (value, digits) => value === null ? '-' : value.toFixed(digits);

  function linesOption(plan) {
    const series = [], longest = Math.max(...plan.lines.map((line) => line.x[line.x.length - 1]));
    const ticks = [1, 2, 7, 14, 28, 56, 84, 182].find((days) => longest / days <= 9) || 364;
    // The plot stacks along the first dimension that is a number: for the ribbon that must be the share.
    const upwards = { x: 1, y: 0 };
    plan.lines.forEach((line, number) => {
      const colour = colourOf(line);
      if (line.low.length > 0) {
        const hidden = { type: 'line', stack: 'band' + number, encode: upwards, symbol: 'none', lineStyle: { opacity: 0 }, silent: true };
        series.push({ ...hidden, name: 'low ' + number, data: line.x.map((x, i) => [line.low[i], x]) });
        series.push({ ...hidden, name: 'band ' + number, data: line.x.map((x, i) => [line.high[i] - line.low[i], x]), areaStyle: { color: colour, opacity: 0.18 } });
      }
      series.push({ name: line.name, type: line.points ? 'scatter' : 'line', data: line.x.map((x, i) => [x, line.y[i]]), symbol: line.points ? 'diamond' : 'none', symbolSize: 12,
        lineStyle: { color: colour, width: plan.legend ? 2.5 : 1, opacity: plan.legend ? 1 : 0.55, type: line.dashed ? 'dashed' : 'solid' }, itemStyle: { color: colour } });
    });
    return {
      legend: plan.legend ? { type: 'scroll', top: 0, pageTextStyle: { color: ink }, pageIconColor: ink, textStyle: { color: ink, fontFamily: font }, data: plan.lines.map((line) => line.name) } : { show: false },
      tooltip: { ...tip, trigger: plan.legend ? 'axis' : 'item', axisPointer: { type: 'line' },
        formatter: (points) => {
          if (!Array.isArray(points) || points.length === 0) { return ''; }
          const x = Math.max(...points.filter((point) => plan.lines.some((line) => !line.points && line.name === point.seriesName)).map((point) => point.data[0]));
          return plan.horizontal + ' ' + x + plan.lines.map((line) => {
            const i = line.x.indexOf(x);
            return i < 0 ? '' : '\n' + line.name + ' ' + round(line.y[i], 1) + ' %' + (line.low.length > 0 ? ' (' + round(line.low[i], 1) + ' to ' + round(line.high[i], 1) + ')' : '');
          }).join('');
        } },
      grid: { left: 56, right: 24, top: plan.legend ? 64 : 40, bottom: 48 },
      xAxis: axis({ type: 'value', min: 0, max: longest, interval: ticks, axisLabel: { color: ink, hideOverlap: true }, name: plan.horizontal, nameLocation: 'middle', nameGap: 28, splitLine: { show: false } }),
      yAxis: axis({ type: 'value', min: 0, max: plan.most, name: plan.vertical, nameGap: 16, nameTextStyle: { color: ink, align: 'left' } }),
      series: series
    };
  }

  function forestOption(plan, width) {
    const names = plan.lines.map((line) => line.name);
    const narrow = width < 600;
    const low = Math.min(1, ...plan.lines.map((line) => line.low[0])), high = Math.max(1, ...plan.lines.map((line) => line.high[0]));
    const series = plan.lines.map((line) => ({ type: 'line', data: [[line.low[0], line.name], [line.high[0], line.name]], symbol: 'none', silent: true, lineStyle: { color: colourOf(line), width: 2.5 } }));
    series.push({ type: 'scatter', symbol: 'rect', symbolSize: 11, data: plan.lines.map((line) => ({ value: [line.x[0], line.name], itemStyle: { color: colourOf(line) } })),
      markLine: { symbol: 'none', silent: true, lineStyle: { color: ink, type: 'dashed' }, label: { show: false }, data: [{ xAxis: 1 }] } });
    return {
      tooltip: { ...tip, trigger: 'item', formatter: (point) => {
        const line = plan.lines[point.dataIndex];
        return line.name + '\n' + round(line.x[0], 2) + ' (' + round(line.low[0], 2) + ' to ' + round(line.high[0], 2) + ')';
      } },
      grid: { left: narrow ? 110 : 220, right: 24, top: 16, bottom: 48 },
      xAxis: axis({ type: 'log', min: low / 1.1, max: high * 1.1, name: plan.horizontal, nameLocation: 'middle', nameGap: 28, axisLabel: { color: ink, hideOverlap: true, formatter: (value) => String(Number(value.toPrecision(2))) } }),
      yAxis: axis({ type: 'category', data: names, inverse: true, axisLabel: { color: ink, width: narrow ? 100 : 205, overflow: 'break' }, splitLine: { show: false } }),
      series: series
    };
  }

  const drawn = report.plots.map((plan) => {
    const frame = document.getElementById(plan.id);
    const plot = echarts.init(frame, null, { renderer: renderer });
    const option = plan.kind === 'FOREST' ? forestOption(plan, frame.clientWidth) : linesOption(plan);
    plot.setOption({ animation: false, textStyle: { fontFamily: font }, ...option });
    frame.dataset.ready = '1';
    return plot;
  });
  addEventListener('resize', () => drawn.forEach((plot) => plot.resize()));
}());
