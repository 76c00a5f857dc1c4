namespace PuyangFabu.Tests.Architecture;

/// <summary>Which types may share a file, shown on invented ones.</summary>
public sealed class FileShapeTests
{
    private static readonly string TooLong = new('\n', FileShape.LongestCompanion);

    [Theory]
    [InlineData("Board", "public sealed class Board;\n", true)]
    [InlineData("Boards", "public sealed class Board;\n", false)]
    [InlineData("Answer", "public abstract record Answer;\npublic sealed record TextAnswer(string Text) : Answer;\npublic sealed record NoAnswer : Answer;\n", true)]
    [InlineData("Answer", "public abstract class Answer;\npublic sealed class TextAnswer : Answer;\n", true)]
    [InlineData("BoardViews", "public sealed record BoardView(string Name);\npublic sealed record BoardItemView(int Id);\npublic enum BoardViewKind { A }\n", true)]
    [InlineData("BoardViews", "public sealed record BoardView(string Name);\npublic sealed record ArticleItem(int Id);\n", false)]
    [InlineData("MenuEvents", "public sealed record ClickEvent;\npublic sealed record ViewEvent;\n", true)]
    [InlineData("MenuEvents", "public sealed record ClickEvent;\npublic sealed record Voice;\n", false)]
    [InlineData("IBoardApi", "public interface IBoardApi;\npublic sealed record BoardAnswer(string Name);\n", true)]
    [InlineData("Board", "public sealed record Board;\npublic static class BoardState\n{\n    public const string Open = \"open\";\n}\n", true)]
    [InlineData("DiskCheck", "public sealed class DiskCheck : IDoctorCheck;\npublic sealed class ClockCheck : IDoctorCheck;\n", true)]
    [InlineData("DateChecks", "internal sealed class WeekdayCheck(int a = 1) : ICheck;\ninternal sealed class MonthCheck : ICheck;\n", true)]
    [InlineData("DateChecks", "internal sealed class WeekdayCheck : ICheck;\ninternal sealed class Month : ICheck;\n", false)]
    [InlineData("MenuEvents", "public sealed record ClickEvent : Event;\npublic sealed record ViewEvent : Event;\npublic sealed record Picture;\n", true)]
    [InlineData("Outcome", "public class Outcome : IOutcome;\npublic interface IOutcome;\n", true)]
    [InlineData("Outcome", "public abstract record Outcome;\npublic record Outcome<T> : Outcome;\n", true)]
    public void A_file_holds_one_main_type_a_family_or_what_one_resource_looks_like(string name, string code, bool allowed) =>
        Assert.Equal(allowed, IsAllowed(name, code));

    [Theory]
    [InlineData("public sealed class Board;\ninternal sealed class BoardParts;\n", "public sealed class Page;\n", true)]
    [InlineData("public sealed class Board;\ninternal sealed class BoardParts;\n", "public sealed class Page\n{\n    BoardParts? parts;\n}\n", false)]
    [InlineData("public sealed record BoardView(string Name);\npublic sealed class BoardWriter;\n", "public sealed class Page(BoardWriter writer);\n", false)]
    [InlineData("public sealed record BoardView(string Name);\npublic static class BoardState\n{\n    public const string Open = \"open\";\n}\n", "public sealed class Page(BoardState state);\n", true)]
    [InlineData("public sealed class Board : IDisposable;\npublic sealed class BoardWriter : IDisposable;\n", "public sealed class Page(BoardWriter writer);\n", false)]
    [InlineData("public sealed class Board : IDoctorCheck;\npublic sealed class BoardCheck : IDoctorCheck;\n", "public sealed class Page(BoardCheck check);\n", true)]
    [InlineData("public sealed record BoardView(string Name);\npublic sealed record BoardItem;\n", "public sealed class Page(BoardItem item);\n", true)]
    public void A_short_class_stands_beside_its_only_user(string code, string other, bool allowed) =>
        Assert.Equal(allowed, IsAllowed(code.Contains("BoardView", StringComparison.Ordinal) ? "BoardView" : "Board", code, other));

    [Fact]
    public void A_long_class_has_a_file_of_its_own_even_with_one_user() =>
        Assert.False(IsAllowed("Board", "public sealed class Board;\ninternal sealed class BoardParts\n{\n" + TooLong + "}\n"));

    [Fact]
    public void Only_a_short_file_is_shared()
    {
        var code = "public sealed record BoardView(string Name);\npublic sealed record BoardItem(int Id);\n" + new string('\n', FileShape.LongestShared) + "// The end.\n";

        Assert.False(IsAllowed("BoardView", code));
    }

    private static bool IsAllowed(string name, string code, string other = "public sealed class Page;\n") => !FileShape.ProblemsOf(
    [
        new($"src/PuyangFabu/Content/Boards/{name}.cs", code),
        new("src/PuyangFabu/Content/Boards/Page.cs", other),
    ]).Any();
}
