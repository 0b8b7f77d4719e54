package io.fallbackcached.ebean;

import io.ebean.annotation.DbArray;
import io.ebean.annotation.DbJson;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.MapKey;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Version;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

@Entity
@SuppressWarnings("NullAway") // as applications write them
public class Club {
    @Id
    long id;

    String name;

    String town;

    @Version
    long version;

    @DbArray
    List<String> colours = new ArrayList<>();

    @DbJson
    Map<String, Object> settings = new LinkedHashMap<>();

    @OneToMany(mappedBy = "club", cascade = CascadeType.ALL, orphanRemoval = true)
    Set<Player> players = new LinkedHashSet<>();

    @OneToMany(mappedBy = "club")
    @MapKey(name = "nick")
    Map<String, Player> byNick = new LinkedHashMap<>();

    transient StringBuilder remark = new StringBuilder();

    public Club(String name) {
        this.name = name;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getTown() {
        return town;
    }

    public void setTown(String town) {
        this.town = town;
    }

    public List<String> getColours() {
        return colours;
    }

    public Map<String, Object> getSettings() {
        return settings;
    }

    public Set<Player> getPlayers() {
        return players;
    }

    public Map<String, Player> getByNick() {
        return byNick;
    }

    public StringBuilder getRemark() {
        return remark;
    }
}
