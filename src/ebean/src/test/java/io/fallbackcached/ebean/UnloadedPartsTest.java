package io.fallbackcached.ebean;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebean.BeanState;
import io.ebean.bean.BeanCollection;
import io.fallbackcached.core.values.Kept;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What a query did not load is loaded by a copy as by the entity that the query returned. */
@SuppressWarnings("NullAway")
class UnloadedPartsTest extends ClubCopies {

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

    @Test
    void partialEntitiesOfOneListKeepWhatEachHasLoaded() {
        long one = another();
        long other = another();
        List<Club> mixed = new ArrayList<>();
        mixed.add(database.find(Club.class).select("name").where().idEq(one).findOne());
        mixed.add(database.find(Club.class).select("town").where().idEq(other).findOne());

        List<Club> copy = give(kept(mixed), mixed);

        for (int i = 0; i < mixed.size(); i++) {
            assertThat(database.beanState(copy.get(i)).loadedProps())
                    .isEqualTo(database.beanState(mixed.get(i)).loadedProps());
            assertThat(copy.get(i).getName()).isEqualTo("another");
            assertThat(copy.get(i).getTown()).isEqualTo("Bath");
        }
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
}
