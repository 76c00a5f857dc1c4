using PuyangFabu.Foundation.Outcomes;

namespace PuyangFabu.Review.Approving;

/// <summary>
/// The last look before readers get a text: every stage was passed, in this round, by different people, none of them its
/// author, on exactly these bytes. It trusts no state that is stored, only the approvals and the text itself.
/// </summary>
public static class ApprovalProof
{
    /// <param name="hash">Of the text as it is now, computed anew.</param>
    /// <returns>Null when all is proven.</returns>
    public static Refusal? FirstGap(StageOrder stages, ReviewRound round, string hash)
    {
        var people = new HashSet<long>();
        foreach (var stage in stages.All)
        {
            if (round.Approvals.FirstOrDefault(approval => approval.Stage == stage.Key) is not { OperatorId: { } person } approval)
            {
                return Gap($"缺少{stage.Name}的通过记录");
            }

            if (approval.ContentHash != hash)
            {
                return Gap($"{stage.Name}通过的内容与现在的内容不一致");
            }

            if (!people.Add(person))
            {
                return Gap($"{stage.Name}与前面的环节是同一个人");
            }

            if (round.Authors.Contains(person))
            {
                return Gap($"{stage.Name}是由作者自己通过的");
            }
        }

        return null;
    }

    private static Refusal Gap(string reason) => Refusal.Conflict(RefusalCodes.NotProven, $"不能发布：{reason}。请退回编辑后重新送审。");
}
