package io.fallbackcached.ebean;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Version;
import java.util.ArrayList;
import java.util.List;

@Entity
@SuppressWarnings("NullAway") // as applications write them
public class Person {
    @Id
    long id;

    String name;
    int age;

    @Version
    long version;

    @ManyToOne(cascade = CascadeType.PERSIST)
    Person boss;

    @OneToMany(mappedBy = "boss")
    List<Person> staff = new ArrayList<>();

    public Person(String name) {
        this.name = name;
    }

    public String getName() {
        return name;
    }

    public int getAge() {
        return age;
    }

    public void setAge(int age) {
        this.age = age;
    }

    public Person getBoss() {
        return boss;
    }

    public void setBoss(Person boss) {
        this.boss = boss;
    }

    public List<Person> getStaff() {
        return staff;
    }
}
