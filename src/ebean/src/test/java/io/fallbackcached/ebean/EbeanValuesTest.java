package io.fallbackcached.ebean;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebean.DB;
import io.ebean.Database;
import io.fallbackcached.core.values.IsolatingValuePolicy;
import io.fallbackcached.core.values.ModuleOpener;
import io.fallbackcached.core.values.ValuePolicy;
import io.fallbackcached.ebean.zone.EbeanZone;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@SuppressWarnings("NullAway")
class EbeanValuesTest {

    private final Database database = TestDatabase.get();

    private final ValuePolicy policy = new IsolatingValuePolicy(List.of(new EbeanValueExtension()), ModuleOpener.NONE);

    @BeforeEach
    void people() {
        database.find(Person.class).where().isNotNull("boss").delete();
        database.find(Person.class).delete();
        for (int i = 0; i < 5; i++) {
            Person person = new Person("worker " + i);
            person.setBoss(new Person("boss " + i));
            database.save(person);
        }
    }

    private List<Person> workers() {
        return database.find(Person.class)
                .where()
                .isNotNull("boss")
                .orderBy("name")
                .findList();
    }

    @SuppressWarnings("unchecked")
    private List<Person> copies() {
        return (List<Person>) policy.keep(workers()).give();
    }

    @Test
    void editedEntitiesAndListsReachNobodyElse() {
        var kept = policy.keep(workers());
        @SuppressWarnings("unchecked")
        List<Person> first = (List<Person>) kept.give();
        first.get(0).setAge(999);
        first.clear();

        @SuppressWarnings("unchecked")
        List<Person> second = (List<Person>) kept.give();
        assertThat(second).hasSize(5);
        assertThat(second.get(0).getAge()).isZero();
    }

    @Test
    void aCopyLoadsLazilyInAnotherThread() {
        Person copy = copies().get(2);

        assertThat(CompletableFuture.supplyAsync(() -> copy.getBoss().getName()).join())
                .isEqualTo("boss 2");
    }

    @Test
    void oneStatementLoadsAPropertyOfAllCopies() {
        List<Person> copies = copies();
        statements();

        copies.forEach(copy -> assertThat(copy.getBoss().getName()).startsWith("boss"));

        assertThat(statements()).isEqualTo(1);
    }

    @Test
    void oneStatementLoadsACollectionOfAllCopies() {
        List<Person> copies = copies();
        statements();

        copies.forEach(copy -> assertThat(copy.getStaff()).isEmpty());

        assertThat(statements()).isEqualTo(1);
    }

    @Test
    void whereBatchesDoNotLinkEachCopyLoadsAlone() {
        ValuePolicy without = new IsolatingValuePolicy(List.of(new EbeanZone(false)), ModuleOpener.NONE);
        @SuppressWarnings("unchecked")
        List<Person> copies = (List<Person>) without.keep(workers()).give();
        statements();

        copies.forEach(copy -> assertThat(copy.getBoss().getName()).startsWith("boss"));
        copies.forEach(copy -> assertThat(copy.getStaff()).isEmpty());

        assertThat(statements()).isEqualTo(10);
    }

    @Test
    void aCopyUpdatesOnlyWhatChanged() {
        Person copy = copies().get(0);
        assertThat(DB.beanState(copy).isDirty()).isFalse();

        copy.setAge(44);
        assertThat(DB.beanState(copy).changedProps()).containsExactly("age");
        database.save(copy);

        assertThat(workers().get(0).getAge()).isEqualTo(44);
    }

    @Test
    void aChangedEntityIsNotKept() {
        List<Person> workers = workers();
        workers.get(0).setAge(1);

        assertThat(policy.keep(workers).detail()).contains("changed and not saved");
    }

    @Test
    void embeddedJsonAndBinaryPropertiesBelongToTheCopyAndReportItsChanges() {
        Shop shop = new Shop();
        shop.getAddress().setCity("Rome");
        shop.setTags(List.of("a"));
        shop.setLogo(new byte[] {1});
        database.save(shop);
        var kept = policy.keep(database.find(Shop.class).findOne());

        Shop copy = (Shop) kept.give();
        copy.getAddress().setCity("Oslo");
        copy.getTags().add("b");
        copy.getLogo()[0] = 9;

        assertThat(database.beanState(copy).isDirty()).isTrue();
        database.save(copy);
        Shop stored = database.find(Shop.class).findOne();
        assertThat(stored.getAddress().getCity()).isEqualTo("Oslo");
        assertThat(stored.getTags()).containsExactly("a", "b");
        Shop next = (Shop) kept.give();
        assertThat(next.getAddress().getCity()).isEqualTo("Rome");
        assertThat(next.getTags()).containsExactly("a");
        assertThat(next.getLogo()).containsExactly(1);
    }

    private static long statements() {
        return TestDatabase.statements();
    }
}
