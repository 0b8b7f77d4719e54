package io.fallbackcached.ebean;

import jakarta.persistence.Entity;
import jakarta.persistence.ManyToOne;

@Entity
@SuppressWarnings("NullAway") // as applications write them
public class Player extends Numbered {
    String nick;

    @ManyToOne
    Club club;

    public Player(String nick) {
        this.nick = nick;
    }

    public String getNick() {
        return nick;
    }

    public void setNick(String nick) {
        this.nick = nick;
    }

    public Club getClub() {
        return club;
    }
}
