package io.fallbackcached.bench.page;

import java.awt.Color;
import java.awt.Font;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;
import org.knowm.xchart.style.CategoryStyler;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;

/** A bar plot in the making: places side by side, at each a bar of each series. */
final class Bars {

    /** From this on, small bars could not be told apart on an even scale. */
    private static final double WIDE = 12;

    /** On a logarithmic scale; what is smaller differs by nothing that matters. */
    private static final double SMALLEST = 1;

    /** For so many characters there is room below the bars. */
    private static final int ROOM = 100;

    /** Nobody sees a thousandth of a pixel; without such digits a plot is a quarter as large. */
    private static final Pattern TOO_EXACT = Pattern.compile("(\\d\\.\\d\\d)\\d+");

    private static final Color[] COLOURS = {
        new Color(0x2b6cb0), new Color(0xdd8452), new Color(0x55a868), new Color(0x8172b3), new Color(0x937860)
    };

    private final String title;
    private final String unit;
    private final Set<String> places = new LinkedHashSet<>();
    private final Map<String, Map<String, Double>> series = new LinkedHashMap<>();

    Bars(String title, String unit) {
        this.title = title;
        this.unit = unit;
    }

    void add(String name, String place, double value) {
        places.add(place);
        series.computeIfAbsent(name, unused -> new LinkedHashMap<>()).put(place, value);
    }

    boolean isWorthwhile() {
        return places.size() > 1;
    }

    void save(Path file) throws IOException {
        System.setProperty("java.awt.headless", "true");
        CategoryChart chart = new CategoryChartBuilder()
                .width(820)
                .height(380)
                .title(title)
                .yAxisTitle(unit)
                .build();
        style(chart.getStyler());
        series.forEach((name, values) -> chart.addSeries(name, List.copyOf(places), heights(values)));
        ByteArrayOutputStream svg = new ByteArrayOutputStream();
        VectorGraphicsEncoder.saveVectorGraphic(chart, svg, VectorGraphicsFormat.SVG);
        Files.writeString(
                file, TOO_EXACT.matcher(svg.toString(StandardCharsets.UTF_8)).replaceAll("$1"));
    }

    private void style(CategoryStyler styler) {
        if (isWide()) {
            styler.setYAxisLogarithmic(true);
            styler.setYAxisMin(floor());
        }
        styler.setLegendPosition(LegendPosition.OutsideS);
        styler.setLegendLayout(LegendLayout.Horizontal);
        styler.setLegendVisible(series.size() > 1);
        styler.setSeriesColors(COLOURS);
        styler.setAvailableSpaceFill(0.8);
        styler.setChartBackgroundColor(Color.WHITE);
        styler.setPlotBorderVisible(false);
        styler.setPlotGridVerticalLinesVisible(false);
        styler.setChartTitleFont(new Font(Font.SANS_SERIF, Font.BOLD, 13));
        styler.setAxisTickLabelsFont(new Font(Font.SANS_SERIF, Font.PLAIN, 11));
        styler.setXAxisLabelRotation(isCrowded() ? 20 : 0);
        // What is too small for the scale stands at its foot, and must not be called as much.
        styler.setLabelsVisible(!isWide() || lowest() >= floor());
        styler.setLabelsFont(new Font(Font.SANS_SERIF, Font.PLAIN, 10));
        styler.setLabelsPosition(1);
        styler.setLabelsFontColorAutomaticEnabled(false);
        styler.setDecimalPattern(values().max().orElse(0) > 100 ? "#,##0" : "0.##");
    }

    private boolean isCrowded() {
        return places.stream().mapToInt(String::length).sum() > ROOM;
    }

    private boolean isWide() {
        return values().max().orElse(1) / Math.max(lowest(), SMALLEST) > WIDE;
    }

    private double lowest() {
        return values().min().orElse(SMALLEST);
    }

    /** Where bars begin on a logarithmic scale, which has no zero. */
    private double floor() {
        return Math.pow(10, Math.floor(Math.log10(Math.max(lowest(), SMALLEST))));
    }

    private DoubleStream values() {
        return series.values().stream().flatMap(all -> all.values().stream()).mapToDouble(Double::doubleValue);
    }

    private List<Double> heights(Map<String, Double> values) {
        double least = isWide() ? floor() : Double.NEGATIVE_INFINITY;
        List<Double> heights = new ArrayList<>();
        places.forEach(place -> heights.add(Math.max(values.getOrDefault(place, 0.0), least)));
        return heights;
    }
}
