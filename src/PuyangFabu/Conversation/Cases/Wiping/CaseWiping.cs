using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Moves;

namespace PuyangFabu.Conversation.Cases.Wiping;

/// <summary>Takes away at a citizen's wish what the product would take away by its age: what was written, by whom, and the pictures. The numbers stay.</summary>
public sealed class CaseWiping(CaseDesk desk)
{
    /// <summary>What goes, for who is asked whether it shall.</summary>
    public static IReadOnlyList<string> Goes { get; } =
    [
        "标题、市民说的话、地点、联系方式、图片",
        "答复、市民的评语、申请延期的理由、经过里写的意见",
        "这件诉求是哪位粉丝提交的",
    ];

    /// <summary>What stays all the same.</summary>
    public static IReadOnlyList<string> Stays { get; } =
    [
        "编号、类型、区县、承办单位、时间、评价的分数，留作统计",
        "在公众号的对话里说的话，留在收件箱里，按那里的期限清除",
        "转成稿件公开了的，要在“稿件”里另行撤稿",
        "清除之前做的备份里还有，按备份的期限删除",
    ];

    /// <summary>Wipes a case that is over. The reason stays; it is not the citizen's words.</summary>
    public Task<Outcome<Case>> WipeAsync(long id, MoveRequest request, Actor actor, CancellationToken cancellation) => desk.RunAsync(
        id, CaseAction.Wipe, actor, request,
        async open =>
        {
            await CaseStore.WipeAsync(open.Session, [id], open.NowMs);
            return await open.MoveAsync(open.Row with { Answer = "", Remark = "", ExtensionComment = "" }, request.Trimmed);
        },
        cancellation);
}
