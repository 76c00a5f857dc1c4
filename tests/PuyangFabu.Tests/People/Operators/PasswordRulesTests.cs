using PuyangFabu.People.Operators.Passwords;

namespace PuyangFabu.Tests.People.Operators;

/// <summary>Which passwords are taken.</summary>
public sealed class PasswordRulesTests
{
    [Theory]
    [InlineData("Long-enough-2016")]
    [InlineData("白云苍狗Ab12")]
    [InlineData("aB3$efgh")]
    [InlineData("Xk9 mm Qz")]
    public void Good_ones_are_taken(string password) => Assert.Empty(PasswordRules.Problems(password, "zhangsan"));

    [Theory]
    [InlineData(null, "至少要 8 个字符")]
    [InlineData("aB3$efg", "至少要 8 个字符")]
    [InlineData("abcdefgh1", "三类")]
    [InlineData("ABCDEFGH", "三类")]
    [InlineData("Zhangsan-77x", "用户名")]
    [InlineData("Puyang2016", "太常见")]
    [InlineData("puyang@2016", "太常见")]
    [InlineData("Puyang@2016!", "太常见")]
    [InlineData("PuyangFabu123", "太常见")]
    [InlineData("P@ssw0rd", "太常见")]
    [InlineData("P@ssw0rd123!", "太常见")]
    [InlineData("Admin@123", "太常见")]
    [InlineData("1qaz@WSX", "太常见")]
    [InlineData("Woaini5201314", "太常见")]
    [InlineData("Qwerty!1111", "太常见")]
    [InlineData("濮阳发布Ab2016", null)]
    [InlineData("濮阳发布@2016", "三类")]
    public void Poor_ones_are_refused_with_the_reason(string? password, string? reason)
    {
        var problems = PasswordRules.Problems(password, "zhangsan").ToList();
        if (reason is null)
        {
            Assert.Empty(problems);
        }
        else
        {
            Assert.Contains(problems, problem => problem.Contains(reason, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void More_than_128_characters_are_refused() =>
        Assert.Equal(["最多 128 个字符"], PasswordRules.Problems("aB3$" + new string('x', 125), ""));

    [Fact]
    public void A_random_one_is_good_and_never_the_same()
    {
        var made = Enumerable.Range(0, 100).Select(static _ => RandomPassword.Create()).ToList();

        Assert.All(made, static password => Assert.Empty(PasswordRules.Problems(password, "admin")));
        Assert.Equal(100, made.Distinct().Count());
    }
}
