
                    CASE WHEN pg_typeof(r.@column@)::oid IN ('int2'::regtype, 'int4'::regtype, 'int8'::regtype)
                        THEN 'i' || r.@column@::text
                    WHEN pg_typeof(r.@column@)::oid = 'uuid'::regtype
                        THEN 'u' || r.@column@::text
                    WHEN pg_typeof(r.@column@)::oid IN ('text'::regtype, 'varchar'::regtype)
                        -- Equal to nothing but itself: neither ends in a blank nor is compared loosely.
                        THEN CASE WHEN right(r.@column@::text, 1) COLLATE "C" <> ' ' AND (
                                pg_collation_for(r.@column@) IN ('"default"', '"C"') OR (SELECT c.collisdeterministic
                                FROM pg_collation c WHERE c.oid = pg_collation_for(r.@column@)::regcollation))
                            THEN 's' || replace(replace(replace(replace(r.@column@::text,
                                E'\\', E'\\\\'), E'\t', E'\\t'), E'\n', E'\\n'), E'\r', E'\\r') END
                    END
