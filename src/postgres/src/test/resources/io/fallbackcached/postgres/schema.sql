CREATE ROLE application LOGIN;
CREATE ROLE clerk;
GRANT clerk TO application;
CREATE SCHEMA app;
CREATE SCHEMA other;
CREATE SCHEMA testing;
SET search_path = app;

CREATE TABLE department (id int PRIMARY KEY, name text NOT NULL UNIQUE, budget int);
CREATE TABLE person (
    id bigint PRIMARY KEY,
    name text,
    email varchar(80) NOT NULL UNIQUE,
    department_id int REFERENCES department ON DELETE SET NULL,
    age int,
    born date
);
CREATE TABLE phone (
    id serial PRIMARY KEY,
    person_id bigint NOT NULL REFERENCES person ON DELETE CASCADE,
    number text
);
CREATE TABLE call (id int PRIMARY KEY, phone_id int REFERENCES phone ON DELETE CASCADE, seconds int);
CREATE TABLE "Order Item" ("Id" int PRIMARY KEY, "Product" uuid UNIQUE, qty int);
CREATE TABLE other.person (id int PRIMARY KEY, note text);
CREATE TABLE fixed (code char(4) PRIMARY KEY, label text);
CREATE TABLE pair (a int NOT NULL, b int NOT NULL, c text, PRIMARY KEY (a, b));
CREATE TABLE keyless (x int, y text);
CREATE TABLE country (code text PRIMARY KEY, name text);
CREATE TABLE city (id int PRIMARY KEY, country text REFERENCES country ON UPDATE CASCADE);
CREATE TABLE node (id int PRIMARY KEY, parent int REFERENCES node ON DELETE CASCADE);
CREATE UNLOGGED TABLE scratch (id int PRIMARY KEY, v text);
CREATE TABLE docs (id int PRIMARY KEY, body jsonb, tags text[]);
CREATE TABLE priced (id int PRIMARY KEY, net int, gross int GENERATED ALWAYS AS (net * 2) STORED);

CREATE TABLE measurement (day date NOT NULL, id int NOT NULL, v int, PRIMARY KEY (day, id)) PARTITION BY RANGE (day);
CREATE TABLE measurement_old PARTITION OF measurement FOR VALUES FROM ('2000-01-01') TO ('2024-01-01');
CREATE TABLE measurement_new PARTITION OF measurement FOR VALUES FROM ('2024-01-01') TO ('2100-01-01');

CREATE TABLE animal (id int PRIMARY KEY, name text);
CREATE TABLE dog (breed text) INHERITS (animal);

CREATE TABLE audit_log (at timestamptz DEFAULT now(), what text);
CREATE FUNCTION audit() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN INSERT INTO app.audit_log (what) VALUES (TG_OP); RETURN coalesce(NEW, OLD); END $$;
CREATE TABLE audited (id int PRIMARY KEY, v text);
CREATE TRIGGER audit AFTER INSERT OR UPDATE OR DELETE ON audited FOR EACH ROW EXECUTE FUNCTION audit();
CREATE TABLE late (id int PRIMARY KEY);
CREATE CONSTRAINT TRIGGER audit AFTER INSERT ON late DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION audit();

CREATE TABLE rule_log (id int);
CREATE TABLE ruled (id int PRIMARY KEY, v text);
CREATE RULE log_it AS ON INSERT TO ruled DO ALSO INSERT INTO app.rule_log VALUES (NEW.id);

CREATE TABLE access (who text, secret_id int);
CREATE TABLE secret (id int PRIMARY KEY, v text);
ALTER TABLE secret ENABLE ROW LEVEL SECURITY;
CREATE POLICY mine ON secret USING (id IN (SELECT secret_id FROM app.access WHERE who = current_user));

CREATE VIEW adults AS SELECT * FROM person WHERE age >= 18;
CREATE VIEW adult_names AS SELECT a.id, a.name, d.name AS department FROM adults a LEFT JOIN department d ON d.id = a.department_id;
CREATE VIEW recent AS SELECT * FROM person WHERE born > current_date - 36500;
CREATE VIEW sampled AS SELECT * FROM person ORDER BY id LIMIT (random() * 10)::int;
CREATE VIEW simple_person AS SELECT id, name, email FROM person;
CREATE MATERIALIZED VIEW person_count AS SELECT count(*) AS n FROM person;
CREATE SEQUENCE numbers;

CREATE FUNCTION twice(x int) RETURNS int LANGUAGE sql IMMUTABLE AS $$ SELECT x * 2 $$;
CREATE FUNCTION people_of(d int) RETURNS SETOF person LANGUAGE sql STABLE AS $$ SELECT * FROM app.person WHERE department_id = d $$;
CREATE FUNCTION headcount() RETURNS bigint LANGUAGE plpgsql STABLE AS
    $$ DECLARE n bigint; BEGIN SELECT count(*) INTO n FROM app.person; RETURN n; END $$;
CREATE FUNCTION note(t text) RETURNS text LANGUAGE plpgsql AS
    $$ BEGIN INSERT INTO app.audit_log (what) VALUES (t); RETURN t; END $$;
CREATE FUNCTION indirectly(t text) RETURNS text LANGUAGE plpgsql STABLE AS $$ BEGIN RETURN app.note(t); END $$;
CREATE FUNCTION become(t text) RETURNS text LANGUAGE plpgsql AS $$ BEGIN RETURN set_config('app.tenant', t, true); END $$;
CREATE FUNCTION atomic(d int) RETURNS text LANGUAGE sql STABLE
    RETURN (SELECT name FROM department WHERE id = d);
CREATE VIEW noted AS SELECT id, app.note(name) AS name FROM department;
CREATE PROCEDURE hire(i bigint, n text) LANGUAGE plpgsql AS
    $$ BEGIN INSERT INTO app.person (id, name, email) VALUES (i, n, n); END $$;
CREATE FUNCTION is_fine(v int) RETURNS boolean LANGUAGE plpgsql AS
    $$ BEGIN INSERT INTO app.audit_log (what) VALUES ('checked'); RETURN true; END $$;
CREATE TABLE checked (v int CHECK (app.is_fine(v)));

INSERT INTO department VALUES (1, 'Research', 100), (2, 'Sales', 200), (3, 'Idle', 0);
INSERT INTO person SELECT i, 'P' || i % 5, 'p' || i || '@x', 1 + i % 2, i, date '2000-01-01' + i FROM generate_series(1, 40) i;
INSERT INTO person VALUES (41, 'Lone', 'lone@x', 1, 41, NULL);
INSERT INTO phone (person_id, number) SELECT 1 + i % 40, '555-' || i FROM generate_series(1, 60) i;
INSERT INTO call SELECT i, 1 + i % 60, i FROM generate_series(1, 80) i;
INSERT INTO "Order Item" SELECT i, ('00000000-0000-0000-0000-0000000000' || 10 + i)::uuid, i FROM generate_series(1, 9) i;
INSERT INTO other.person SELECT i, 'n' || i FROM generate_series(1, 5) i;
INSERT INTO fixed VALUES ('a', 'A'), ('b', 'B');
INSERT INTO pair SELECT i % 3, i, 'c' || i FROM generate_series(1, 9) i;
INSERT INTO keyless SELECT i % 4, 'y' || i % 2 FROM generate_series(1, 12) i;
INSERT INTO country VALUES ('no', 'Norway'), ('nz', 'New Zealand');
INSERT INTO city VALUES (1, 'no'), (2, 'nz'), (3, 'no');
INSERT INTO node VALUES (1, NULL), (2, 1), (3, 2), (4, NULL);
INSERT INTO scratch VALUES (1, 'one'), (2, 'two');
INSERT INTO docs VALUES (1, '{"k": 1}', '{a,b}'), (2, '{"k": 2}', '{c}');
INSERT INTO priced (id, net) VALUES (1, 10), (2, 20);
INSERT INTO measurement SELECT date '2023-12-20' + i, i, i FROM generate_series(1, 30) i;
INSERT INTO animal VALUES (1, 'cat');
INSERT INTO dog VALUES (2, 'rex', 'mixed');
INSERT INTO audited VALUES (1, 'one'), (2, 'two');
INSERT INTO ruled VALUES (1, 'one'), (2, 'two');
INSERT INTO access VALUES ('application', 1);
INSERT INTO secret VALUES (1, 'mine'), (2, 'yours');

CREATE FUNCTION testing.purge(sql text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
    SET session_replication_role = replica SET search_path = app AS $$ BEGIN EXECUTE sql; END $$;

GRANT USAGE ON SCHEMA app, other, testing TO application, clerk;
GRANT ALL ON ALL TABLES IN SCHEMA app, other TO application;
GRANT ALL ON ALL SEQUENCES IN SCHEMA app TO application;
GRANT SELECT ON ALL TABLES IN SCHEMA other TO clerk;
ALTER ROLE application SET search_path = app, other;
ANALYZE;
