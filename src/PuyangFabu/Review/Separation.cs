using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Moves;

namespace PuyangFabu.Review;

/// <summary>
/// The rule that no setting changes: nobody acts in two stages of one article, and nobody reviews or publishes what they
/// wrote, last edited or handed in, whatever roles they hold (任何两个环节不能由一人担任).
/// </summary>
public static class Separation
{
    public static Refusal OwnText { get; } = Refusal.NotAllowed(ReviewRefusals.OwnTextCode, "这是您撰写、修改或送审的稿件，不能由您自己审核或发布，请由别人办理。");

    /// <summary>Whether the person may decide about the text in this stage.</summary>
    /// <returns>Null when nothing speaks against it.</returns>
    public static Refusal? ForStage(ReviewStage stage, ReviewRound round, Actor actor) =>
        !actor.Roles.Contains(stage.Role)
            ? Refusal.NotAllowed(ReviewRefusals.StageRoleCode, $"{stage.Name}环节需要“{Role.NameOf(stage.Role)}”角色，请由有这个角色的人办理。")
            : ForOwnText(round, actor)
                ?? (round.Approvals.FirstOrDefault(approval => approval.OperatorId == actor.OperatorId) is not null
                    ? Refusal.NotAllowed(ReviewRefusals.AlreadyActedCode, "您已在这一轮的另一个环节办理过这篇稿件，三审必须由不同的人完成，请由别人办理。")
                    : null);

    /// <summary>
    /// Whether the person may publish the text, or confirm what its publication left open. A reviewer may: publishing is
    /// no stage, it adds no judgement of the text. The author may not.
    /// </summary>
    public static Refusal? ForOwnText(ReviewRound round, Actor actor) =>
        SecondPerson.Is(actor, round.Authors.Select(static author => (long?)author)) ? null : OwnText;
}
