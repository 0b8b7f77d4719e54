package com.acme.races;

/** What a query means may change while its text does not. */
public class ChangesOfTheSchema extends Races {

    @Override
    void races() throws Exception {
        race("view that is defined anew", () -> {
            saw(accounts.findInView(1));
            two.sql("CREATE OR REPLACE VIEW account_view AS SELECT id, owner, version FROM account WHERE id > 1");
            saw(accounts.findInView(1), accounts.findInView(2));
        });
        race("view that is dropped and made of another table", () -> {
            saw(accounts.findInView(2));
            two.sql(
                    "CREATE TABLE other_account AS SELECT id, owner, version + 40 AS version FROM account",
                    "DROP VIEW account_view",
                    "CREATE VIEW account_view AS SELECT * FROM other_account");
            saw(accounts.findInView(2));
            two.sql("UPDATE other_account SET version = 50 WHERE id = 2");
            saw(accounts.findInView(2), accounts.findInView(2));
            two.sql("UPDATE account SET version = 2 WHERE id = 2");
            saw(accounts.findInView(2));
        });
        race("change of a schema that is rolled back", () -> {
            saw(accounts.findInView(2));
            two.begins();
            two.sql("DROP VIEW account_view", "CREATE VIEW account_view AS SELECT id, 99 AS version FROM account");
            saw(two.does(() -> accounts.findInView(2)));
            two.rollsBack();
            saw(accounts.findInView(2));
        });
        race("column that is replaced", () -> {
            saw(accounts.sumOfVersions(), accounts.find(1));
            two.sql("ALTER TABLE account ALTER COLUMN version TYPE int USING version + 10");
            saw(accounts.sumOfVersions(), accounts.find(1));
            two.sql(
                    "ALTER TABLE account RENAME COLUMN version TO old_version",
                    "ALTER TABLE account ALTER COLUMN old_version DROP NOT NULL",
                    "ALTER TABLE account ADD COLUMN version int NOT NULL DEFAULT 3");
            saw(accounts.sumOfVersions(), accounts.find(1));
            two.sql("UPDATE account SET version = 4 WHERE id = 1");
            saw(accounts.sumOfVersions(), accounts.find(1));
        });
        race("table that another takes the place of", () -> {
            saw(accounts.find(1), accounts.countAll());
            two.begins();
            two.sql(
                    "CREATE TABLE new_account (LIKE account INCLUDING ALL)",
                    "INSERT INTO new_account (id, owner, version, old_version) VALUES (1, 'ann', 20, 0)",
                    "ALTER TABLE account RENAME TO past_account",
                    "ALTER TABLE new_account RENAME TO account");
            two.commits();
            saw(accounts.find(1), accounts.countAll());
            two.sql("UPDATE account SET version = 21 WHERE id = 1");
            saw(accounts.find(1));
        });
    }
}
