using PuyangFabu.Conversation.Talks;
using PuyangFabu.People.Actors;

namespace PuyangFabu.Tests.Conversation.Talks;

public sealed class TalkFlowTests
{
    /// <summary>Written by hand: state, action, where it leads; everything else is refused.</summary>
    private const string Moves =
        """
        automatic ask waiting
        closed ask waiting
        automatic alarm waiting
        closed alarm waiting
        automatic take taken
        waiting take taken
        closed take taken
        taken release waiting
        waiting handOver taken
        taken handOver taken
        waiting close closed
        taken close closed
        waiting lapse closed
        taken lapse closed,waiting
        automatic note automatic
        waiting note waiting
        taken note taken
        closed note closed
        """;

    [Fact]
    public void The_table_allows_these_moves_and_no_others()
    {
        var written = Moves.Split('\n').Select(static line => line.Trim()).ToHashSet();
        var known = from state in TalkState.All
                    from action in Enum.GetValues<TalkAction>()
                    let move = TalkFlow.Table.Find(state, action)
                    where move is not null
                    select $"{state} {move.Code} {string.Join(',', move.Targets)}";

        Assert.Equal(written.Order(), known.Order());
    }

    [Fact]
    public void People_need_the_right_to_reply_and_the_product_alone_asks_alarms_and_lapses()
    {
        foreach (var state in TalkState.All)
        {
            Assert.All(TalkFlow.Table.MovesIn(state), static move => Assert.Equal(Permission.ReplyToFollowers, move.Permission));
            Assert.Null(TalkFlow.Table.Find(state, TalkAction.Ask)?.Permission);
            Assert.Null(TalkFlow.Table.Find(state, TalkAction.Alarm)?.Permission);
            Assert.Null(TalkFlow.Table.Find(state, TalkAction.Lapse)?.Permission);
        }
    }
}
