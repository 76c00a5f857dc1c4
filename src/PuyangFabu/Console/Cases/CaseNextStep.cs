using PuyangFabu.Conversation.Cases;
using PuyangFabu.People.Actors;

namespace PuyangFabu.Console.Cases;

/// <summary>Whose turn it is, in a sentence: who looks and can do nothing learns who can.</summary>
public static class CaseNextStep
{
    public static string Of(CaseView view) => view.State switch
    {
        _ when view.WipedAt is not null => "内容已经清除，只留下编号和数字。",
        CaseState.Submitted => $"等着看是否受理：{Holders(Permission.ReceiveCases)}可以受理，或写明理由不予受理。",
        CaseState.Accepted => $"等着转给承办单位：{Holders(Permission.ReceiveCases)}可以转办；能直接回答的，{Holders(Permission.ReceiveCases, Permission.AnswerCases)}可以自己写答复。",
        CaseState.Assigned => $"等“{view.UnitName}”的承办签收；不归它办的，可以退回改派。",
        CaseState.Handling when view.Extension is { } asked => $"{asked.By}申请了延期，要由另一个人决定：{Holders(Permission.ApproveCases)}都可以。期限没有变，办理照常。",
        CaseState.Handling => view.UnitName is null ? $"等着重写答复：{Holders(Permission.ReceiveCases, Permission.AnswerCases)}可以写。" : $"等“{view.UnitName}”的承办写答复。",
        CaseState.PendingApproval => $"答复由{view.AnsweredBy}写，要由另一个没有写过这件答复的人审核：{Holders(Permission.ApproveCases)}都可以。",
        CaseState.Answered when view.FollowUp => $"市民评价 {view.Score} 分，{Holders(Permission.ReceiveCases)}可以退回重新办理；或者先回访，写明回访情况，办结。",
        CaseState.Answered => $"等市民评价；{Holders(Permission.ReceiveCases)}可以办结。",
        CaseState.Closed => view.Publishable ? $"市民同意公开：{Holders(Permission.PublishCases)}可以隐去个人信息，转成稿件。" : "市民没有同意公开，到此为止。",
        CaseState.Published => "已经转成稿件的草稿，和别的稿件一样走三审。",
        _ => "没有受理，到此为止；理由市民看得到。",
    };

    private static string Holders(params Permission[] needed) =>
        string.Join("、", Role.All.Where(role => role != Role.Agent && needed.All(RolePermissions.Of([role]).Contains)).Select(Role.NameOf));
}
