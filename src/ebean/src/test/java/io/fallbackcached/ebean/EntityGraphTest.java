package io.fallbackcached.ebean;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ebean.bean.BeanCollection;
import io.fallbackcached.core.values.Kept;
import jakarta.persistence.OptimisticLockException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A copy does what the entity that the query returned would have done. */
@SuppressWarnings("NullAway")
class EntityGraphTest extends ClubCopies {

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
