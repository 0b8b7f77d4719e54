package io.fallbackcached.jdbc.sql;

import java.util.ArrayList;
import java.util.List;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.util.TablesNamesFinder;

/** Every mention of a table in a parsed statement. */
final class TableMentions extends TablesNamesFinder<Void> {

    private final List<Table> tables = new ArrayList<>();

    private TableMentions() {}

    static TableMentions in(Statement statement) {
        TableMentions mentions = new TableMentions();
        mentions.getTables(statement);
        return mentions;
    }

    @Override
    public <S> Void visit(Table table, S context) {
        if (tables.stream().noneMatch(known -> known == table)) {
            tables.add(table);
        }
        return super.visit(table, context);
    }

    void remove(Table one) {
        tables.removeIf(table -> table == one);
    }

    List<String> names() {
        List<String> names = new ArrayList<>();
        tables.forEach(table -> names.add(table.getFullyQualifiedName()));
        return names;
    }
}
