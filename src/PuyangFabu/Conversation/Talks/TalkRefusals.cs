using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.People.Actors;

namespace PuyangFabu.Conversation.Talks;

/// <summary>Why a talk is not moved.</summary>
public static class TalkRefusals
{
    /// <summary>A colleague has taken it.</summary>
    public const string HeldCode = "heldByAnother";

    public static Refusal NoFollower { get; } = Refusal.NotFound("位粉丝");

    public static Refusal NoColleague { get; } = Refusal.BadInput("to", "不是能回复粉丝的同事，请重新选");

    public static Refusal OwnColleague { get; } = Refusal.BadInput("to", "是您自己，请选另一位同事");

    public static Refusal HeldByAnother(Talk talk, Actor actor) => Refusal.Conflict(
        HeldCode, $"这个对话“{talk.HolderName}”正在办理，请等对方放回、结束，或请对方交给您。") with
    {
        Details = DetailsOf(talk, actor),
    };

    public static Refusal IllegalMove(Talk talk, TalkAction action, Actor actor)
    {
        var allowed = TalkFlow.AllowedTo(actor, talk);
        var hint = allowed.Count == 0 ? "" : $"，现在可以：{string.Join("、", allowed.Select(TalkFlow.NameOf))}";
        var state = talk.State == TalkState.Taken && talk.HolderId == actor.OperatorId ? "由您在办" : TalkState.NameOf(talk.State);
        return Refusal.Conflict(RefusalCodes.IllegalMove, $"这个对话现在是“{state}”，不能{TalkFlow.NameOf(action)}{hint}。") with
        {
            Details = DetailsOf(talk, actor),
        };
    }

    private static Dictionary<string, object?> DetailsOf(Talk talk, Actor actor) => new()
    {
        ["state"] = talk.State,
        ["holder"] = talk.HolderName.Length > 0 ? talk.HolderName : null,
        ["allowed"] = TalkFlow.AllowedTo(actor, talk),
    };
}
