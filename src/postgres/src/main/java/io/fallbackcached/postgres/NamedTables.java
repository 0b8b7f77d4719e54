package io.fallbackcached.postgres;

import io.fallbackcached.jdbc.sql.Meaning;
import io.fallbackcached.jdbc.sql.SqlStatement;
import io.fallbackcached.jdbc.sql.SqlStatement.Verb;
import io.fallbackcached.jdbc.sql.SqlText;
import io.fallbackcached.jdbc.sql.TableUse;
import io.fallbackcached.jdbc.sql.Token;
import io.fallbackcached.postgres.Relations.Cascade;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds out what COPY and TRUNCATE mean, which the server does not explain, by the names in them. For one transaction. */
final class NamedTables {

    private final SqlStatement statement;
    private final List<Token> tokens;
    private final Functions functions;
    private final Relations relations;
    private final Connection connection;
    private final Meaning.Builder meaning = new Meaning.Builder();

    NamedTables(SqlStatement statement, Functions functions, Connection connection) {
        this.statement = statement;
        this.tokens = SqlText.tokens(statement.text());
        this.functions = functions;
        this.relations = new Relations(connection);
        this.connection = connection;
    }

    /** @throws SQLException if a table is not there */
    Meaning answer() throws SQLException {
        meaning.unkept(statement.verb() == Verb.COPY_OUT ? "copies rows out" : "writes");
        if (statement.verb() == Verb.COPY_OUT) {
            return tokens.get(1).is("(") ? copiedQuery() : copiedTable();
        }
        boolean truncates = statement.verb() == Verb.DATA;
        Set<Long> named = truncates ? truncated() : Set.of(relation(1));
        SessionSettings.set(connection, "search_path", "pg_catalog");
        boolean cascades = tokens.get(tokens.size() - 1).is("CASCADE");
        new Writes(relations, functions, meaning)
                .of(named, truncates && cascades ? Cascade.ALL : Cascade.NONE, RowRefinement.NONE);
        return meaning.build();
    }

    private Meaning copiedTable() throws SQLException {
        long oid = relation(1);
        SessionSettings.set(connection, "search_path", "pg_catalog");
        for (Relation relation : relations.of(Set.of(oid))) {
            meaning.reads(TableUse.read(relation.table()));
        }
        return meaning.build();
    }

    private Meaning copiedQuery() throws SQLException {
        int depth = 0;
        for (Token token : tokens) {
            depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
            if (depth == 0 && token.is(")")) {
                String query = statement.text().substring(tokens.get(1).end(), token.start());
                Meaning read = new Inquiry(SqlText.statements(query).get(0), functions, connection).answer();
                read.reads().forEach(meaning::reads);
                if (read.readsAnything()) {
                    meaning.readsAnything();
                }
                if (read.writesMore()) {
                    meaning.writesMore();
                }
                if (read.changesSettings()) {
                    meaning.changesSettings();
                }
                return meaning.build();
            }
        }
        throw new SQLException("COPY of a query without an end");
    }

    private Set<Long> truncated() throws SQLException {
        Set<Long> oids = new LinkedHashSet<>();
        int at = tokens.size() > 1 && tokens.get(1).is("TABLE") ? 2 : 1;
        oids.add(relation(at));
        for (int i = at; i < tokens.size() - 1; i++) {
            if (tokens.get(i).is(",")) {
                oids.add(relation(i + 1));
            }
        }
        return oids;
    }

    private long relation(int from) throws SQLException {
        int at = from < tokens.size() - 1 && tokens.get(from).is("ONLY") ? from + 1 : from;
        if (at < tokens.size() - 1 && tokens.get(at).is("(")) {
            at++;
        }
        StringBuilder name = new StringBuilder();
        while (at < tokens.size()) {
            name.append(tokens.get(at).text());
            if (at + 2 >= tokens.size() || !tokens.get(at + 1).is(".")) {
                break;
            }
            name.append('.');
            at += 2;
        }
        long oid = relations.named(name.toString());
        if (oid == 0) {
            throw new SQLException("there is no table " + name);
        }
        return oid;
    }
}
