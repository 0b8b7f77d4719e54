package io.fallbackcached.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.told.ToldLines;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SetupTest {

    private final Setup setup = Setup.of(ToldLines.class);

    @Test
    void hasNoArgumentsUnlessSomethingIsSet() {
        assertThat(setup.agentArguments(null)).isEmpty();
    }

    @Test
    void namesTheRulesFileAndThenTheOptions() {
        setup.option("strict=true").option("packages=com.acme;com.shop");
        assertThat(setup.agentArguments(Path.of("rules.yaml")))
                .isEqualTo("rules=rules.yaml,strict=true,packages=com.acme;com.shop");
    }

    @Test
    void quotesAValueWithAComma() {
        setup.option("log.file=a,b.log");
        assertThat(setup.agentArguments(Path.of("it's, well.yaml")))
                .isEqualTo("rules='it''s, well.yaml',log.file='a,b.log'");
    }

    @Test
    void leavesQuotesThatAreThere() {
        setup.option("rules='a,b.yaml'");
        assertThat(setup.agentArguments(null)).isEqualTo("rules='a,b.yaml'");
    }

    @Test
    void takesAnOptionWithoutAValueAsItIs() {
        setup.option("strict");
        assertThat(setup.agentArguments(null)).isEqualTo("strict");
    }
}
