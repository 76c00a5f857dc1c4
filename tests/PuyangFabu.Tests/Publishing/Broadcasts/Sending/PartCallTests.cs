using PuyangFabu.Publishing.Broadcasts;
using PuyangFabu.Publishing.Broadcasts.Sending;
using PuyangFabu.WeChat.Api;
using PuyangFabu.WeChat.Api.Errors;
using PuyangFabu.WeChat.Api.Mass;

namespace PuyangFabu.Tests.Publishing.Broadcasts.Sending;

/// <summary>What each kind of answer means for a part, by the codes of the platform's own table.</summary>
public sealed class PartCallTests
{
    private const long Now = 1_467_099_000_000;
    private static readonly BroadcastOptions Options = new();

    [Theory]
    [InlineData(45066, PartState.Unknown)]
    [InlineData(-1, PartState.Unknown)]
    [InlineData(268488001, PartState.Unknown)]
    [InlineData(89504, PartState.Unknown)]
    [InlineData(89505, PartState.Unknown)]
    [InlineData(40001, PartState.Waiting)]
    [InlineData(42001, PartState.Waiting)]
    [InlineData(40164, PartState.Waiting)]
    [InlineData(42010, PartState.Waiting)]
    [InlineData(45011, PartState.Waiting)]
    [InlineData(40007, PartState.Waiting)]
    [InlineData(40152, PartState.Failed)]
    [InlineData(45009, PartState.Failed)]
    [InlineData(45028, PartState.Failed)]
    [InlineData(45062, PartState.Failed)]
    [InlineData(48001, PartState.Failed)]
    [InlineData(48003, PartState.Failed)]
    [InlineData(48021, PartState.Failed)]
    [InlineData(99999, PartState.Unknown)]
    public void A_first_refusal_is_what_the_code_says(int code, string state)
    {
        var after = After(Refused(code), wasUnknown: false);

        Assert.Equal(state, after.State);
        Assert.Equal(state == PartState.Unknown, after.FirstAttemptMs is not null);
        Assert.Null(after.LeaseUntilMs);
    }

    [Theory]
    [InlineData(45066)]
    [InlineData(-1)]
    [InlineData(40001)]
    [InlineData(40007)]
    [InlineData(40164)]
    [InlineData(45009)]
    [InlineData(45028)]
    [InlineData(48001)]
    [InlineData(99999)]
    public void No_refusal_takes_back_an_earlier_call_that_may_have_been_taken(int code)
    {
        var after = After(Refused(code), wasUnknown: true);

        Assert.Equal(PartState.Unknown, after.State);
        Assert.NotNull(after.FirstAttemptMs);
        Assert.Equal("draft-1", after.MediaId);
    }

    [Theory]
    [InlineData(ApiFailureKind.NotSent, false, PartState.Waiting)]
    [InlineData(ApiFailureKind.NotSent, true, PartState.Unknown)]
    [InlineData(ApiFailureKind.NoAnswer, false, PartState.Unknown)]
    [InlineData(ApiFailureKind.NoAnswer, true, PartState.Unknown)]
    public void Without_an_answer_it_is_waiting_only_when_certainly_nothing_left(ApiFailureKind kind, bool wasUnknown, string state) =>
        Assert.Equal(state, After(new ApiFailure(kind, "甲", "乙"), wasUnknown).State);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void That_it_exists_means_it_was_taken_unless_the_job_is_another_ones(bool wasUnknown)
    {
        var exists = Refused(45065) with { MsgId = "1000000451" };

        var taken = After(exists, wasUnknown);
        Assert.Equal((PartState.Submitted, "1000000451"), (taken.State, taken.MsgId));
        Assert.Equal(wasUnknown ? PartState.Unknown : PartState.Failed, After(exists, wasUnknown, others: true).State);
        Assert.Equal((PartState.Submitted, long.MaxValue), After(Refused(45065), wasUnknown) is var nameless ? (nameless.State, nameless.NextStepMs) : default);
    }

    [Fact]
    public void An_administrator_who_says_nothing_for_long_is_not_asked_for_ever()
    {
        var late = Claimed with { FirstAttemptMs = Now - (long)TimeSpan.FromMinutes(36).TotalMilliseconds };

        Assert.True(After(Refused(89504), wasUnknown: true).NextStepMs < long.MaxValue);
        Assert.Equal(long.MaxValue, PartCall.After(late, Refused(89504), true, static _ => false, Now, Options).NextStepMs);
    }

    [Fact]
    public void A_draft_that_is_gone_is_made_anew_but_not_without_end()
    {
        Assert.Equal("", After(Refused(40007), wasUnknown: false).MediaId);
        Assert.Equal(PartState.Failed, PartCall.After(Claimed with { Attempts = 3 }, Refused(40007), false, static _ => false, Now, Options).State);
    }

    private static BroadcastPart Claimed { get; } = new()
    {
        ClientMsgId = new string('a', 32),
        State = PartState.Sending,
        MediaId = "draft-1",
        Attempts = 1,
        FirstAttemptMs = Now,
        LeaseUntilMs = Now + 60_000,
    };

    private static ApiFailure Refused(int code) => new(ApiFailureKind.Refused, "甲", "乙")
    {
        Error = new WeChatError(code, "refused", ErrorCodes.ClassOf(code)),
    };

    private static BroadcastPart After(ApiFailure failure, bool wasUnknown, bool others = false)
    {
        ApiAnswer<MassSendReceipt> answer = failure;
        return PartCall.After(Claimed, answer, wasUnknown, _ => others, Now, Options);
    }
}
