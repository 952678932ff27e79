-- One row: one figure of one area and year, as one publication has it, as text. kind: where it was read from; series: its name there.
CREATE OR REPLACE TABLE published_figure (
    kind VARCHAR, series VARCHAR, area VARCHAR, year INTEGER, edition VARCHAR, said VARCHAR
);
