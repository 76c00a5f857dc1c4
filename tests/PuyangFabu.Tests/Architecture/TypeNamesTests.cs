namespace PuyangFabu.Tests.Architecture;

/// <summary>Names of types in the product, and what the rules see, shown on invented files.</summary>
public sealed class TypeNamesTests
{
    private static readonly IReadOnlyList<SourceFile> Product = SourceTree.Files("src/PuyangFabu", "*.cs");

    [Fact]
    public void No_two_types_have_one_name()
    {
        var problems = string.Join('\n', TypeNames.Shared(Product));
        Assert.True(problems.Length == 0, problems);
    }

    [Fact]
    public void No_two_names_differ_by_the_letter_of_a_plural()
    {
        var problems = string.Join('\n', TypeNames.Twins(Product));
        Assert.True(problems.Length == 0, problems);
    }

    [Theory]
    [InlineData("public sealed record Board;\n", "public static class Board\n{\n}\n", true)]
    [InlineData("public sealed record Board;\n", "public static class BoardRules\n{\n}\n", false)]
    [InlineData("public sealed record Board;\n", "public static class Rules\n{\n    private sealed record Board;\n}\n", false)]
    public void One_name_for_two_types_is_seen(string one, string other, bool shared) =>
        Assert.Equal(shared, TypeNames.Shared([new("src/PuyangFabu/Content/A.cs", one), new("src/PuyangFabu/Site/B.cs", other)]).Any());

    [Theory]
    [InlineData("Board", "Boards", true)]
    [InlineData("Reply", "Replies", true)]
    [InlineData("Board", "BoardTree", false)]
    public void A_plural_beside_its_singular_is_seen(string one, string other, bool twins) =>
        Assert.Equal(twins, TypeNames.Twins([new("src/PuyangFabu/Content/A.cs", $"public sealed record {one};\npublic sealed class {other};\n")]).Any());
}
