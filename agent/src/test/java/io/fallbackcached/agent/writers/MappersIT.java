package io.fallbackcached.agent.writers;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.writers.ebean.EbeanSaves;
import com.acme.writers.ebean.EbeanSpecialities;
import com.acme.writers.hibernate.HibernateSaves;
import com.acme.writers.hibernate.HibernateSpecialities;
import io.fallbackcached.testkit.Harness;
import io.fallbackcached.testkit.Outcome;
import io.fallbackcached.testkit.Setup;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What object-relational mappers answer without a statement, or hold back. An asterisk: not from memory. */
class MappersIT {

    private static final String RULES = String.join(
            "\n",
            "rules:",
            "  - name: people",
            "    pointcut: execution(public * com.acme.writers..SpecialPeople.*(..))",
            "");

    @ParameterizedTest
    @MethodSource("io.fallbackcached.agent.Harnesses#forked")
    void whatEbeanAnswersByItselfIsNotKeptAndWhatItHoldsBackIsSeen(Harness harness) {
        Outcome outcome = harness.run(
                Applications.withEbean(Setup.of(EbeanSpecialities.class)).rules(RULES));

        assertThat(outcome.lines())
                .as(outcome.toString())
                .containsExactly(
                        "cached Ann* [Ann, Cem]*",
                        "again Ann [Ann, Cem]",
                        "after Ebean's caches were cleared Anna* [Anna, Cem]*",
                        "future [Anna, Cem]*",
                        "future [Ann, Cem]*",
                        "lazily [eleven, twelve, thirteen]",
                        "lazily [eleven, twelve]",
                        "later Bill of 3* Bill*",
                        "again Bill of 3 Bill",
                        "waiting in a batch 4*",
                        "rolled back 3",
                        "waiting in a queue 1*",
                        "rolled back 0",
                        "saved Annabel*",
                        "too old; now Anna*");
        assertThat(outcome.agentLog())
                .as(outcome.toString())
                .filteredOn(line -> line.contains("refused"))
                .hasSize(3)
                .allMatch(line -> line.contains("FBC-307"));
    }

    /** Each transaction's batch was remembered until a collector took it, and no hit was plain until then. */
    @ParameterizedTest
    @MethodSource("io.fallbackcached.agent.Harnesses#forked")
    void nothingIsRememberedOfEbeansTransactionsThatHaveEnded(Harness harness) {
        Outcome outcome =
                harness.run(Applications.withEbean(Setup.of(EbeanSaves.class)).rules(RULES));

        assertThat(outcome.lines())
                .as(outcome.toString())
                .containsExactly("remembered 0", "in a batch 1", "committed 0");
    }

    @ParameterizedTest
    @MethodSource("io.fallbackcached.agent.Harnesses#forked")
    void nothingIsRememberedOfHibernatesSessionsThatAreClosed(Harness harness) {
        Outcome outcome =
                harness.run(Applications.with(Setup.of(HibernateSaves.class)).rules(RULES));

        assertThat(outcome.lines())
                .as(outcome.toString())
                .containsExactly("remembered 0", "in a session 1", "closed 0");
    }

    @ParameterizedTest
    @MethodSource("io.fallbackcached.agent.Harnesses#forked")
    void whatHibernateAnswersByItselfIsNotKeptAndWhatItHoldsBackIsSeen(Harness harness) {
        Outcome outcome = harness.run(
                Applications.with(Setup.of(HibernateSpecialities.class)).rules(RULES));

        assertThat(outcome.lines())
                .as(outcome.toString())
                .containsExactly(
                        "cached Ann [Ann, Cem]",
                        "after Hibernate's caches were cleared Anna* [Anna, Cem]*",
                        "again Anna [Anna, Cem]",
                        "in the next view Annabel*",
                        "and [Annabel, Cem]*",
                        "again Annabel [Annabel, Cem]",
                        "an entity Annabel*",
                        "an entity 2*",
                        "waiting in the session 4*",
                        "rolled back 3",
                        "created New*",
                        "found New*",
                        "now 4*");
        assertThat(outcome.agentLog())
                .as(outcome.toString())
                .filteredOn(line -> line.contains("refused"))
                .hasSize(4)
                .anyMatch(line -> line.contains("FBC-303") && line.contains("PersistentBag"))
                .anyMatch(line -> line.contains("FBC-305") && line.contains("findOrCreate"))
                .anyMatch(line -> line.contains("FBC-307") && line.contains("nameCached"))
                .anyMatch(line -> line.contains("FBC-307") && line.contains("namesCached"));
    }
}
