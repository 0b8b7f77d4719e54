package io.fallbackcached.ebean;

import static org.assertj.core.api.Assertions.assertThat;

import io.fallbackcached.core.values.Kept;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whether a copy's constructor ran can be seen by nothing but by what it does to others. */
@SuppressWarnings("NullAway")
class ConstructedTest extends ClubCopies {

    @BeforeEach
    void tickets() {
        database.find(Ticket.class).delete();
        database.find(CountedTicket.class).delete();
        for (int i = 0; i < 3; i++) {
            Ticket ticket = new Ticket();
            ticket.setTitle(i == 0 ? null : "title " + i);
            ticket.setSeats(i);
            ticket.setShirt(10 + i);
            database.save(ticket);
            CountedTicket counted = new CountedTicket();
            counted.setTitle("title " + i);
            database.save(counted);
        }
    }

    private List<Ticket> read() {
        List<Ticket> tickets =
                database.find(Ticket.class).where().orderBy("shirt").findList();
        tickets.forEach(ticket -> ticket.remark = ticket.seats == 0 ? null : "remark " + ticket.seats);
        tickets.forEach(ticket -> ticket.uses = -ticket.seats);
        return tickets;
    }

    @Test
    void fieldsThatAConstructorGivesFirstValuesHaveTheOriginals() {
        List<Ticket> original = read();
        List<Ticket> copies = give(kept(original), original);

        assertThat(copies).extracting(Ticket::getTitle).containsExactly(null, "title 1", "title 2");
        assertThat(copies).extracting(Ticket::getSeats).containsExactly(0, 1, 2);
        assertThat(copies).extracting(Ticket::getShirt).containsExactly(10, 11, 12);
        assertThat(copies).extracting(copy -> copy.remark).containsExactly(null, "remark 1", "remark 2");
        assertThat(copies).extracting(copy -> copy.uses).containsExactly(0, -1, -2);
    }

    @Test
    void eachCopyHasWhatEbeanKnowsOfItToItself() {
        List<Ticket> original = read();
        Kept kept = kept(original);
        List<Ticket> edited = give(kept, original);
        edited.get(1).setTitle("edited");
        List<Ticket> other = give(kept, original);

        assertThat(database.beanState(edited.get(1)).changedProps()).containsExactly("title");
        assertThat(other).allSatisfy(each -> {
            assertThat(database.beanState(each).isNew()).isFalse();
            assertThat(database.beanState(each).isDirty()).isFalse();
        });
        database.save(edited.get(1));
        assertThat(read()).extracting(Ticket::getTitle).containsExactly(null, "edited", "title 2");
        assertThat(other.get(1).getTitle()).isEqualTo("title 1");
    }

    @Test
    void aConstructorThatOthersHearOfRunsForEachCopy() {
        List<CountedTicket> original = database.find(CountedTicket.class).findList();
        Kept kept = kept(original);
        int before = CountedTicket.MADE.get();

        assertThat(give(kept, original)).hasSize(3);
        assertThat(CountedTicket.MADE.get() - before).isEqualTo(3);
    }
}
