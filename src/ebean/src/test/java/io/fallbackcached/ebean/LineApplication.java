package io.fallbackcached.ebean;

import io.ebean.Database;
import io.ebean.DatabaseFactory;
import io.ebean.config.DatabaseConfig;
import java.io.Closeable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.postgresql.ds.PGSimpleDataSource;

/** An application in a loader of its own: shows what it found, and works on what it is given as it would on that. */
@SuppressWarnings("NullAway") // as applications write them
public class LineApplication implements UnaryOperator<Object>, Closeable {

    private Database database;

    /** From a URL, this, connected; from a number, people; from people, what happened to them. */
    @Override
    public Object apply(Object input) {
        if (input instanceof String) {
            database = connect((String) input);
            return this;
        }
        return input instanceof List ? work((List<?>) input) : find();
    }

    private List<Person> find() {
        return new ArrayList<>(database.find(Person.class)
                .where()
                .isNotNull("boss")
                .orderBy("name")
                .findList());
    }

    private List<String> work(List<?> people) {
        List<String> report = new ArrayList<>();
        statements();
        people.forEach(each -> report.add(((Person) each).getBoss().getName()));
        report.add("bosses in " + statements());
        int staff = people.stream()
                .mapToInt(each -> ((Person) each).getStaff().size())
                .sum();
        report.add(staff + " staff in " + statements());
        Person first = (Person) people.get(0);
        first.setAge(first.getAge() + 1);
        report.add("changed " + database.beanState(first).changedProps());
        database.save(first);
        report.add("stored " + (find().get(0).getAge() == first.getAge()));
        return report;
    }

    private long statements() {
        return database.metaInfo().collectMetrics().queryMetrics().stream()
                .mapToLong(metric -> metric.count())
                .sum();
    }

    private static Database connect(String url) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser("postgres");
        DatabaseConfig config = new DatabaseConfig();
        config.setDataSource(source);
        config.addClass(Person.class);
        return DatabaseFactory.create(config);
    }

    @Override
    public void close() {
        database.shutdown();
    }
}
