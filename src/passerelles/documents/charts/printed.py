"""The colours of charts on paper: an image in a document has no style sheet but its own."""

PRINT_STYLE = """
text { font-family: "Libertinus Serif"; font-size: 14px; fill: #1d2529; }
.chart-value { font-size: 14px; font-weight: 600; }
.chart-quiet { font-weight: 400; font-style: italic; fill: #55606a; }
.chart-strong .chart-name { font-weight: 700; }
.chart-bar { fill: #5f918e; }
.chart-strong .chart-bar, .chart-alone .chart-bar { fill: #0c5f5c; }
.chart-open { fill: #e2f0ed; stroke: #0c5f5c; stroke-width: 1; stroke-dasharray: 3 2; }
.chart-whisker { fill: none; stroke: #1d2529; stroke-width: 1.5; }
.chart-halo { stroke: #ffffff; stroke-width: 4; }
.chart-absent { fill: #ffffff; stroke: #55606a; stroke-width: 1.2; }
.chart-grid { stroke: #dedad0; stroke-width: 1; }
.chart-tick, .chart-axis { font-size: 12.5px; fill: #55606a; }
.chart-axis { font-style: italic; }
.chart-break { stroke: #9c2a25; stroke-width: 1.2; stroke-dasharray: 5 4; }
.chart-line { stroke: #0c5f5c; stroke-width: 2; }
.chart-expected { stroke: #5d666b; stroke-width: 1.6; stroke-dasharray: 2 3; }
.chart-target { fill: none; stroke: #5d666b; stroke-width: 1.6; }
.chart-dot { fill: #0c5f5c; stroke: #ffffff; stroke-width: 1.2; }
.chart-reach { fill: none; }
.chart-land { fill: #f1efe9; stroke: #b9b2a1; stroke-width: 1; }
.chart-zone { fill: #f1efe9; stroke: #868d92; stroke-width: 1; }
.chart-circle { fill: #0c5f5c; fill-opacity: 0.55; stroke: #084644; stroke-width: 1.2; }
.chart-circle.chart-open { fill: #0c5f5c; fill-opacity: 0.3; stroke-dasharray: 4 2.5; }
.chart-place { font-size: 14px; font-weight: 600; }
.chart-class { stroke: #ffffff; stroke-width: 1; }
.chart-class-none { fill: #f1efe9; stroke: #b9b2a1; }
.chart-class-a { fill: #e2f0ed; stroke: #868d92; }
.chart-class-b { fill: #b3d6d1; }
.chart-class-c { fill: #78b3ac; }
.chart-class-d { fill: #35807a; }
.chart-class-e { fill: #084644; }
.chart-letter { fill: #1d2529; stroke: none; font-size: 13px; font-weight: 700; }
.chart-class-d.chart-letter, .chart-class-e.chart-letter { fill: #ffffff; }
"""
