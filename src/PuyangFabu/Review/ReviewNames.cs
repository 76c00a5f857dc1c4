using PuyangFabu.Content.Articles.Works;

namespace PuyangFabu.Review;

/// <summary>States and actions as people read them.</summary>
public static class ReviewNames
{
    public static string OfState(string state, StageOrder stages) => state switch
    {
        WorkState.Draft => "草稿",
        WorkState.Approved => "待发布",
        WorkState.Scheduled => "定时发布",
        WorkState.Published => "已发布",
        WorkState.Withdrawn => "已撤稿",
        WorkState.Deleted => "回收站",
        _ => stages.Find(state) is { } stage ? $"待{stage.Name}" : state,
    };

    public static string OfAction(ReviewAction action) => action switch
    {
        ReviewAction.Create => "新建",
        ReviewAction.Edit => "修改",
        ReviewAction.Submit => "送审",
        ReviewAction.Approve => "通过",
        ReviewAction.Reject => "退回",
        ReviewAction.Publish => "发布",
        ReviewAction.Schedule => "定时发布",
        ReviewAction.Unschedule => "取消定时",
        ReviewAction.PublishDue => "到时发布",
        ReviewAction.PublishWithBroadcast => "随群发发布",
        ReviewAction.SendBack => "退回编辑",
        ReviewAction.Withdraw => "撤稿",
        ReviewAction.Confirm => "补办确认",
        ReviewAction.Delete => "删除",
        ReviewAction.Restore => "恢复",
        ReviewAction.Lock => "锁定",
        ReviewAction.Unlock => "解锁",
        ReviewAction.TakeOver => "接手",
        _ => throw new ArgumentOutOfRangeException(nameof(action), action, null),
    };

    public static string OfEvent(string action) => action switch
    {
        ArticleEventKind.Create => "新建",
        ArticleEventKind.Edit => "修改",
        ArticleEventKind.Import => "导入",
        ArticleEventKind.Pull => "从微信拉取",
        ArticleEventKind.Sort => "重排",
        ArticleEventKind.Submit => "送审",
        ArticleEventKind.Approve => "通过",
        ArticleEventKind.Reject => "退回",
        ArticleEventKind.Publish => "发布",
        ArticleEventKind.Schedule => "定时发布",
        ArticleEventKind.Unschedule => "取消定时",
        ArticleEventKind.ScheduleFailed => "定时发布未成功",
        ArticleEventKind.SendBack => "退回编辑",
        ArticleEventKind.Withdraw => "撤稿",
        ArticleEventKind.Confirm => "补办确认",
        ArticleEventKind.Delete => "删除",
        ArticleEventKind.Restore => "恢复",
        ArticleEventKind.Lock => "锁定",
        ArticleEventKind.Unlock => "解锁",
        ArticleEventKind.TakeOver => "接手",
        _ => action,
    };
}
