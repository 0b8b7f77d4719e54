package io.fallbackcached.core.rules.match;

import static io.fallbackcached.core.rules.match.Planning.plan;
import static io.fallbackcached.core.rules.match.Planning.woven;
import static org.assertj.core.api.Assertions.assertThat;

import io.fallbackcached.core.rules.MethodPlan;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a rule's pointcut may say, and which methods of one application that names. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PointcutFeatureTest {

    private final Compiled app = Compiled.of(
            "@Retention(RetentionPolicy.RUNTIME) @interface Slow { int level() default 1; String why() default \"\"; Speed speed() default Speed.LOW; }"
                    + "enum Speed { LOW, HIGH }"
                    + "@Retention(RetentionPolicy.CLASS) @interface Quiet {}"
                    + "@Retention(RetentionPolicy.RUNTIME) @Inherited @interface Service {}"
                    + "@Retention(RetentionPolicy.RUNTIME) @Target(ElementType.PARAMETER) @interface Id {}"
                    + "class Missing extends Exception {}"
                    + "interface Repo<K, V> { V find(K key); default int count() { return 0; } }"
                    + "class BaseDao<V> implements Repo<Long, V> {"
                    + "  public V find(Long id) { return null; }"
                    + "  @Slow(level = 3) public String describe() { return null; } }"
                    + "@Service class UserDao extends BaseDao<String> {"
                    + "  @Override public String find(Long id) { return null; }"
                    + "  public static String of(String text) { return text; }"
                    + "  private String secret() { return null; }"
                    + "  protected synchronized final String locked() { return null; }"
                    + "  String load(int id) throws Missing { return null; }"
                    + "  String loadFile(int id) throws java.io.IOException { return null; }"
                    + "  @Slow String slow() { return null; }"
                    + "  @Slow(level = 2, why = \"net\", speed = Speed.HIGH) String slower() { return null; }"
                    + "  @Quiet String quiet() { return null; }"
                    + "  String marked(@Id long id, String log) { return null; }"
                    + "  String join(String... parts) { return null; }"
                    + "  String concat(String[] parts) { return null; }"
                    + "  List<String> names() { return null; }"
                    + "  List<Integer> ages() { return null; }"
                    + "  List raw() { return null; }"
                    + "  long sum(List<Long> of, int... more) { return 0; }"
                    + "  class Inner { String inner() { return null; } } }"
                    + "class AdminDao extends UserDao { @Override public String find(Long id) { return null; } }"
                    + "record Point(int x, int y) { int sum() { return x + y; } }");

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "by name ~ execution(* com.acme.UserDao.find(..)) ~ find",
                "by name in an imported package only ~ execution(* UserDao.find(..)) ~ ''",
                "by a wildcard in the name ~ execution(* com.acme.UserDao.load*(..)) ~ load,loadFile",
                "by wildcards in type and package ~ execution(* com..*Dao.slow*()) ~ slow,slower",
                "by all types below a package ~ execution(* com.acme..quiet()) ~ quiet",
                "by every method of a package ~ execution(java.util.List com.acme..*(..)) ~ names,ages,raw",
                "by a supertype ~ execution(* com.acme.Repo.find(..)) ~ find",
                "by a supertype's subtypes ~ execution(* com.acme.Repo+.slow()) ~ slow",
                "by a superclass, what it does not declare ~ execution(* com.acme.BaseDao.slow()) ~ ''",
                "by two types ~ execution(* (com.acme.UserDao || com.acme.Point).s*()) ~ slow,slower,secret",
                "by a type but not another ~ execution(* (com.acme.* && !com.acme.UserDao).*(..)) ~ find",
                "by the return type ~ execution(long com.acme.UserDao.*(..)) ~ sum",
                "by the return type with type arguments ~ execution(java.util.List<String> com.acme.UserDao.*()) ~ names",
                "by any return but one ~ execution(!String com.acme.UserDao.*()) ~ names,ages,raw",
                "by visibility ~ execution(private * com.acme.UserDao.*(..)) ~ secret",
                "by modifiers ~ execution(protected synchronized final * com.acme.UserDao.*(..)) ~ locked",
                "by not being static ~ execution(public !static * com.acme.UserDao.*(..)) ~ find",
                "by being static ~ execution(static * com.acme.UserDao.*(..)) ~ of",
                "by a thrown exception ~ execution(* com.acme.UserDao.*(..) throws com.acme.Missing) ~ load",
                "by not throwing one ~ execution(* com.acme.UserDao.load*(..) throws !com.acme.Missing) ~ loadFile",
                "by exact parameters ~ execution(* com.acme.UserDao.*(long, String)) ~ marked",
                "by the first parameter ~ execution(* com.acme.UserDao.*(java.util.List, ..)) ~ sum",
                "by the last parameter ~ execution(* com.acme.UserDao.*(.., String)) ~ of,marked",
                "by the number of parameters ~ execution(* com.acme.UserDao.*(*, *)) ~ marked,sum",
                "by variable parameters ~ execution(* com.acme.UserDao.*(String...)) ~ join",
                "by an array ~ execution(* com.acme.UserDao.*(String[])) ~ concat",
                "by an annotation kept for run time ~ execution(@com.acme.Slow * *(..)) ~ slow,slower",
                "by the annotation designator ~ execution(* *(..)) && @annotation(com.acme.Slow) ~ slow,slower",
                "by an annotation in the class file only ~ execution(* *(..)) && @annotation(com.acme.Quiet) ~ quiet",
                "by an annotation's number ~ execution(@com.acme.Slow(level=2) * *(..)) ~ slower",
                "by an annotation's text ~ execution(@com.acme.Slow(why=\"net\") * *(..)) ~ slower",
                "by an annotation's default ~ execution(@com.acme.Slow(level=1) * *(..)) ~ slow",
                "by lacking an annotation ~ execution(!@com.acme.Slow * com.acme.UserDao.slow*()) ~ ''",
                "by a parameter's annotation ~ execution(* com.acme.UserDao.*(@com.acme.Id (*), ..)) ~ marked",
                "by the type's annotation ~ execution(String *(int)) && @within(com.acme.Service) ~ load,loadFile",
                "by an annotated declaring type ~ execution(* (@com.acme.Service *).sum(..)) ~ sum",
                "within a type ~ within(com.acme.UserDao) && execution(* sl*()) ~ slow,slower",
                "within subtypes ~ within(com.acme.Repo+) && execution(* slow()) ~ slow",
                "not within a type ~ execution(* com.acme..slow()) && !within(com.acme.UserDao) ~ ''",
                "by either of two pointcuts ~ execution(* com.acme.*.names()) || execution(* com.acme.*.ages()) ~ names,ages",
            })
    void namesMethods(String how, String pointcut, String methods) {
        assertThat(String.join(",", woven(app, "UserDao", pointcut)).split(",", -1))
                .as(how)
                .containsExactlyInAnyOrder(methods.split(",", -1));
    }

    @Test
    void anOverrideBelongsToTheTypeThatDeclaredTheMethodFirst() {
        assertThat(woven(app, "AdminDao", "execution(* com.acme.UserDao.find(..))"))
                .containsExactly("find");
    }

    @Test
    void aMethodThatATypeMerelyInheritsIsNotPartOfIt() {
        assertThat(woven(app, "BaseDao", "execution(* com.acme.UserDao.describe())"))
                .isEmpty();
        assertThat(woven(app, "UserDao", "execution(* com.acme.UserDao.describe())"))
                .isEmpty();
    }

    @Test
    void aBridgeIsNotNamedBesideTheMethodItLeadsTo() {
        assertThat(plan(app, "UserDao", "within(com.acme.UserDao) && execution(* find(..))")
                        .methods())
                .extracting(MethodPlan::descriptor)
                .containsExactly("(Ljava/lang/Long;)Ljava/lang/String;");
    }

    @Test
    void aDefaultMethodIsNamedInItsInterface() {
        assertThat(woven(app, "Repo", "execution(* com.acme.Repo.*(..))")).containsExactly("count");
    }

    @Test
    void anAnnotationsValueIsReadInAGenericClassToo() {
        assertThat(woven(app, "BaseDao", "execution(@com.acme.Slow(level=3) * *(..))"))
                .containsExactly("describe");
    }

    @Test
    void recordsAreLikeOtherClasses() {
        assertThat(woven(app, "Point", "execution(int com.acme.Point.*())")).contains("x", "y", "sum");
    }

    @Test
    void aNestedTypeIsNamedWithADotOrADollarSign() {
        for (String name : List.of("com.acme.UserDao.Inner", "com.acme.UserDao$Inner", "*..Inner")) {
            assertThat(woven(app, "UserDao$Inner", "execution(* " + name + ".inner())"))
                    .as(name)
                    .containsExactly("inner");
        }
    }

    @Test
    void aNestedTypeIsWithinTheOneAroundIt() {
        assertThat(woven(app, "UserDao$Inner", "execution(* *(..)) && within(com.acme.UserDao)"))
                .containsExactly("inner");
    }

    @Test
    void aSubclassInheritsAnInheritedAnnotationOfItsType() {
        assertThat(woven(app, "AdminDao", "execution(* *(..)) && @within(com.acme.Service)"))
                .containsExactly("find");
    }
}
