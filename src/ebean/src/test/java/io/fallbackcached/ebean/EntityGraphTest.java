package io.fallbackcached.ebean;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ebean.BeanState;
import io.ebean.Database;
import io.ebean.bean.BeanCollection;
import io.fallbackcached.core.values.IsolatingValuePolicy;
import io.fallbackcached.core.values.Kept;
import io.fallbackcached.core.values.ModuleOpener;
import io.fallbackcached.core.values.ValuePolicy;
import jakarta.persistence.OptimisticLockException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A copy does what the entity that the query returned would have done. */
@SuppressWarnings("NullAway")
class EntityGraphTest {

    private final Database database = TestDatabase.get();
    private final ValuePolicy policy = new IsolatingValuePolicy(List.of(new EbeanValueExtension()), ModuleOpener.NONE);

    @BeforeEach
    void club() {
        database.find(Player.class).delete();
        database.find(Club.class).delete();
        Club club = new Club("Rovers");
        club.setTown("Bristol");
        club.getColours().add("blue");
        club.getSettings().put("ground", Map.of("seats", 300));
        club.getPlayers().add(new Player("ann"));
        club.getPlayers().add(new Player("kim"));
        database.save(club);
    }

    private Club query() {
        return requireNonNull(
                database.find(Club.class).fetch("players").fetch("byNick").findOne());
    }

    private Club stored() {
        return requireNonNull(database.find(Club.class).findOne());
    }

    @SuppressWarnings({"unchecked", "unused"}) // the second parameter says what type to expect
    private static <T> T give(Kept kept, T like) {
        return (T) kept.give();
    }

    private <T> Kept kept(T value) {
        Kept kept = policy.keep(value);
        assertThat(kept.detail()).isEmpty();
        for (int i = 0; i < timesBefore(); i++) {
            assertThat(kept.give()).isNotSameAs(value);
        }
        return kept;
    }

    /** From the third time on a value is given out by its script. */
    int timesBefore() {
        return 2;
    }

    @Test
    void setsAndMapsOfEntitiesAreCopiedWithTheirElements() {
        Club original = query();
        Kept kept = kept(original);
        Club first = give(kept, original);
        first.getPlayers().iterator().next().setNick("changed");
        first.getPlayers().clear();
        first.getByNick().remove("kim");

        Club second = give(kept, original);
        assertThat(second.getPlayers()).extracting(Player::getNick).containsExactlyInAnyOrder("ann", "kim");
        assertThat(second.getByNick()).containsOnlyKeys("ann", "kim");
        assertThat(second.getPlayers().contains(second.getByNick().get("ann"))).isTrue();
    }

    @Test
    void backReferencesLeadToTheCopy() {
        Club copy = give(kept(query()), stored());

        assertThat(copy.getPlayers())
                .hasSize(2)
                .allSatisfy(player -> assertThat(player.getClub()).isSameAs(copy));
        assertThat(((BeanCollection<?>) copy.getPlayers()).owner()).isSameAs(copy);
    }

    @Test
    void anElementAddedToOrTakenFromACopyIsSavedWithIt() {
        Club copy = give(kept(query()), stored());
        copy.getPlayers().removeIf(player -> player.getNick().equals("ann"));
        copy.getPlayers().add(new Player("new"));

        database.save(copy);

        assertThat(database.find(Player.class).where().eq("club.id", copy.id).findSet())
                .extracting(Player::getNick)
                .containsExactlyInAnyOrder("kim", "new");
    }

    @Test
    void theSecondOfTwoCallersThatSaveTheirCopiesLosesAsWithFreshEntities() {
        Club original = stored();
        Kept kept = kept(original);
        Club first = give(kept, original);
        Club second = give(kept, original);
        first.setName("first");
        second.setName("second");
        database.save(first);

        assertThatThrownBy(() -> database.save(second)).isInstanceOf(OptimisticLockException.class);
        assertThat(give(kept, original).getName()).isEqualTo("Rovers");
        assertThat(give(kept, original).version).isEqualTo(1);
    }

    @Test
    void propertiesOfAMappedSuperclassComeAlong() {
        Player original = database.find(Player.class).where().eq("nick", "ann").findOne();
        original.setShirt(9);
        database.save(original);
        Player read = database.find(Player.class).where().eq("nick", "ann").findOne();

        Player copy = give(kept(read), read);
        assertThat(copy.getShirt()).isEqualTo(9);
        copy.setShirt(10);
        assertThat(database.beanState(copy).changedProps()).containsExactly("shirt");
    }

    @Test
    void transientFieldsOfAnEntityAreItsOwn() {
        Club original = stored();
        original.remark = new StringBuilder("mine");
        Kept kept = kept(original);
        give(kept, original).getRemark().append("!");

        assertThat(give(kept, original).getRemark()).hasToString("mine");
    }

    @Test
    void arrayColumnsAndNestedJsonBelongToTheCopyAndAreSaved() {
        Club original = stored();
        Kept kept = kept(original);
        Club copy = give(kept, original);
        copy.getColours().add("white");
        @SuppressWarnings("unchecked")
        Map<String, Object> ground =
                (Map<String, Object>) requireNonNull(copy.getSettings().get("ground"));
        ground.put("seats", 400);
        database.save(copy);

        assertThat(stored().getColours()).containsExactly("blue", "white");
        assertThat(stored().getSettings().get("ground")).hasToString("{seats=400}");
        assertThat(give(kept, original).getColours()).containsExactly("blue");
        assertThat(give(kept, original).getSettings().get("ground")).hasToString("{seats=300}");
    }

    @Test
    void aReferenceThatWasNotLoadedStaysOneAndLoads() {
        Player original = database.find(Player.class).where().eq("nick", "ann").findOne();
        Player copy = give(kept(original), original);

        assertThat(database.beanState(copy.getClub()).isReference()).isTrue();
        assertThat(copy.getClub().getName()).isEqualTo("Rovers");
        assertThat(database.beanState(original.getClub()).isReference()).isTrue();
    }

    @Test
    void aPartialEntityLoadsTheRestAndUpdatesOnlyWhatChanged() {
        Club original = database.find(Club.class).select("name").findOne();
        Club copy = give(kept(original), original);
        assertThat(database.beanState(copy).loadedProps())
                .isEqualTo(database.beanState(original).loadedProps())
                .doesNotContain("town");

        copy.setName("United");
        database.save(copy);
        assertThat(stored().getTown()).isEqualTo("Bristol");
        assertThat(stored().getName()).isEqualTo("United");
        assertThat(copy.getTown()).isEqualTo("Bristol");
    }

    @Test
    void entitiesThatAreLoadedDifferentlyStaySoInOneList() {
        Club whole = query();
        long partial = another();
        long complete = another();
        long reference = another();
        List<Club> mixed = new ArrayList<>();
        mixed.add(whole);
        mixed.add(database.find(Club.class).select("name").where().idEq(partial).findOne());
        mixed.add(null);
        mixed.add(whole);
        mixed.add(database.find(Club.class, complete));
        mixed.add(new Club("unsaved"));
        mixed.add(database.reference(Club.class, reference));

        List<Club> copy = give(kept(mixed), mixed);

        assertThat(copy.get(3)).isSameAs(copy.get(0)).isNotSameAs(whole);
        assertThat(copy).hasSize(7).containsOnlyOnce((Club) null);
        for (int i : new int[] {0, 1, 4, 5, 6}) {
            BeanState was = database.beanState(mixed.get(i));
            BeanState is = database.beanState(copy.get(i));
            assertThat(is.loadedProps()).isEqualTo(was.loadedProps());
            assertThat(is.isReference()).isEqualTo(was.isReference());
            assertThat(is.isNew()).isEqualTo(was.isNew());
            assertThat(is.isDirty()).isEqualTo(was.isDirty());
        }
        assertThat(copy.get(1).getTown()).isEqualTo("Bath");
        assertThat(copy.get(6).getName()).isEqualTo("another");
        assertThat(copy.get(5).getName()).isEqualTo("unsaved");
        assertThat(copy.get(0).getPlayers()).hasSize(2);
        assertThat(copy.get(4).getPlayers()).isEmpty();
    }

    private long another() {
        Club club = new Club("another");
        club.setTown("Bath");
        database.save(club);
        return club.id;
    }

    @Test
    void aCollectionThatWasNotLoadedLoadsInAnotherThreadForTheCopyAlone() {
        Club original = stored();
        Kept kept = kept(original);
        Club copy = give(kept, original);

        assertThat(CompletableFuture.supplyAsync(() -> copy.getPlayers().size()).join())
                .isEqualTo(2);
        assertThat(((BeanCollection<?>) give(kept, original).getPlayers()).isReference())
                .isTrue();
        assertThat(copy.getPlayers())
                .allSatisfy(player -> assertThat(player.getClub()).isSameAs(copy));
    }

    @Test
    void anUnloadedCollectionOfACompleteEntityIsMadeWhenItIsAskedFor() {
        Club original = stored();
        Club copy = give(kept(original), original);
        assertThat(database.beanState(copy).loadedProps())
                .isEqualTo(database.beanState(original).loadedProps())
                .isNull(); // as Ebean says that all are

        assertThat(copy.getPlayers()).isSameAs(copy.getPlayers()).hasSize(2);
        assertThat(database.beanState(copy).isDirty()).isFalse();
    }

    @Test
    void anUnloadedCollectionThatIsReturnedAloneLoadsItsElements() {
        Set<Player> original = stored().getPlayers();
        Set<Player> copy = give(kept(original), original);

        assertThat(copy).extracting(Player::getNick).containsExactlyInAnyOrder("ann", "kim");
        assertThat(((Club) ((BeanCollection<?>) copy).owner()).getPlayers()).isSameAs(copy);
    }

    @Test
    void anUnloadedCollectionBesideItsOwnerIsTheOwners() {
        Club club = stored();
        List<Object> before = List.of(club.getPlayers(), club);
        List<Object> after = List.of(club, club.getPlayers());

        List<Object> first = give(kept(before), before);
        assertThat(((Club) first.get(1)).getPlayers()).isSameAs(first.get(0)).hasSize(2);
        List<Object> second = give(kept(after), after);
        assertThat(((Club) second.get(0)).getPlayers()).isSameAs(second.get(1)).hasSize(2);
    }

    @Test
    void savingACopyWhoseCollectionWasNeverAskedForLeavesTheElements() {
        Club copy = give(kept(stored()), stored());
        copy.setTown("Bath");
        database.save(copy);

        assertThat(stored().getTown()).isEqualTo("Bath");
        assertThat(stored().getPlayers()).hasSize(2);
    }

    @Test
    void elementsAddedToACollectionThatWasNotLoadedAreSaved() {
        Club copy = give(kept(stored()), stored());
        copy.getPlayers().add(new Player("new"));
        database.save(copy);

        assertThat(stored().getPlayers()).extracting(Player::getNick).containsExactlyInAnyOrder("ann", "kim", "new");
    }

    @Test
    void anEntityThatIsAskedForOftenIsCopiedAsBefore() {
        Club original = stored();
        Kept kept = kept(original);
        for (int i = 0; i < 1000; i++) {
            assertThat(kept.give()).isNotSameAs(original);
        }

        Club copy = give(kept, original);
        assertThat(database.beanState(copy).isDirty()).isFalse();
        assertThat(copy).isEqualTo(original).hasFieldOrPropertyWithValue("version", original.version);
        assertThat(copy.getColours()).containsExactly("blue").isNotSameAs(original.getColours());
        copy.setName("changed");
        assertThat(database.beanState(copy).changedProps()).containsExactly("name");
        database.save(copy);
        assertThat(stored().getName()).isEqualTo("changed");
        assertThat(copy.getPlayers()).hasSize(2);
    }

    @Test
    void aFilteredCollectionStaysFiltered() {
        Club original = database.find(Club.class)
                .filterMany("players")
                .eq("nick", "kim")
                .query()
                .findOne();

        assertThat(give(kept(original), original).getPlayers())
                .extracting(Player::getNick)
                .containsExactly("kim");
    }

    @Test
    void whatWouldLoadOtherRowsThanItsOriginalIsNotKept() {
        Club filtered = database.find(Club.class)
                .fetchLazy("players")
                .filterMany("players")
                .eq("nick", "kim")
                .query()
                .findOne();
        Club withDeleted = database.find(Club.class).setIncludeSoftDeletes().findOne();

        assertThat(policy.keep(filtered).detail()).contains("terms of its query: filterMany");
        assertThat(policy.keep(withDeleted).detail()).contains("terms of its query: setIncludeSoftDeletes");
    }

    @Test
    void sortedClearedAndEditedListsReachNobodyElse() {
        for (int i = 0; i < 18; i++) {
            database.save(new Player("p" + (char) ('a' + i)));
        }
        List<Player> original = database.find(Player.class).orderBy("nick").findList();
        Kept kept = kept(original);
        give(kept, original).sort(Comparator.comparing(Player::getNick).reversed());
        give(kept, original).forEach(player -> player.setNick("x"));
        give(kept, original).clear();
        original.clear();

        assertThat(give(kept, original))
                .hasSize(20)
                .isSortedAccordingTo(Comparator.comparing(Player::getNick))
                .noneMatch(player -> player.getNick().equals("x")
                        || database.beanState(player).isDirty());
    }

    @Test
    void setsMapsAndOptionalsOfAQueryAreCopied() {
        Set<Player> set = database.find(Player.class).findSet();
        Map<String, Player> map = database.find(Player.class).setMapKey("nick").findMap();
        Optional<Club> optional = database.find(Club.class).findOneOrEmpty();

        assertThat(give(kept(set), set))
                .hasSameClassAs(set)
                .containsExactlyElementsOf(set)
                .noneMatch(copy -> set.stream().anyMatch(each -> each == copy));
        assertThat(give(kept(map), map)).hasSameClassAs(map).containsOnlyKeys("ann", "kim");
        assertThat(give(kept(map), map).get("ann")).isNotSameAs(map.get("ann"));
        assertThat(give(kept(optional), optional).orElseThrow())
                .isEqualTo(optional.orElseThrow())
                .isNotSameAs(optional.orElseThrow());
    }

    @Test
    void plainObjectsOfAQueryAreCopiedFieldByField() {
        List<Summary> original = database.findDto(Summary.class, "select nick as title from player order by nick")
                .findList();
        Kept kept = kept(original);
        give(kept, original).get(0).setTitle("x");

        assertThat(give(kept, original)).extracting(Summary::getTitle).containsExactly("ann", "kim");
    }

    public static final class Summary {
        private String title;

        public String getTitle() {
            return title;
        }

        public void setTitle(String title) {
            this.title = title;
        }
    }
}
