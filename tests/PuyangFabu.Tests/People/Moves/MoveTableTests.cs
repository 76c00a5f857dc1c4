using PuyangFabu.People.Actors;
using PuyangFabu.People.Moves;

namespace PuyangFabu.Tests.People.Moves;

/// <summary>What a table of moves allows and forbids, shown on an invented one.</summary>
public sealed class MoveTableTests
{
    private static readonly MoveTable<Step> Table = new(
    [
        new("", Step.Make, ["new"], Permission.WriteArticles),
        new("new", Step.SendBack, ["new", "old"], Permission.ReviewArticles),
        new("new", Step.Age, ["old"], null),
    ]);

    private enum Step
    {
        Make,
        SendBack,
        Age,
    }

    [Theory]
    [InlineData("new", true)]
    [InlineData("old", true)]
    [InlineData("gone", false)]
    public void A_move_ends_where_the_table_says_or_is_a_fault_of_the_program(string to, bool allowed)
    {
        var move = Table.Of("new", Step.SendBack);

        Assert.Equal(allowed, Record.Exception(() => move.Ensure(to)) is null);
    }

    [Fact]
    public void What_the_state_does_not_allow_is_no_move()
    {
        Assert.Null(Table.Find("old", Step.Age));
        Assert.Throws<InvalidOperationException>(static () => Table.Of("old", Step.Age));
    }

    [Fact]
    public void People_are_offered_nothing_that_only_the_product_does() =>
        Assert.Equal([Step.SendBack], Table.MovesIn("new").Select(static move => move.Action));

    [Fact]
    public void An_action_is_stored_by_its_name() => Assert.Equal("sendBack", Table.Of("new", Step.SendBack).Code);

    [Fact]
    public void The_second_person_is_somebody_who_had_no_hand_in_it()
    {
        var seven = Actor.CommandLine with { OperatorId = 7 };

        Assert.True(SecondPerson.Is(seven, [8, null]));
        Assert.False(SecondPerson.Is(seven, [8, 7]));
        Assert.False(SecondPerson.Is(Actor.CommandLine, [8]));
    }
}
