using System.Globalization;
using PuyangFabu.Accounts;
using PuyangFabu.Accounts.OutsideCalls;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Moves;
using PuyangFabu.WeChat.Api;
using PuyangFabu.WeChat.Api.Publishing;

namespace PuyangFabu.Publishing.Publications;

/// <summary>Has WeChat delete a published post, again if it must be: deleting twice is deleting.</summary>
public sealed class RemovalCalls(RecordedCalls calls, PublicationDesk desk, IFreePublishApi api) : IOutsideCallFollowUp
{
    private const int NoSuchPost = 53600;
    private const int AllArticles = 0;

    public IReadOnlyList<string> Kinds { get; } = [OutsideCallKind.RemovePublication];

    /// <summary>Whether a call about the publication is under way, or will be made again.</summary>
    public static async Task<bool> IsOpenAsync(DbSession session, long publicationId) =>
        (await OutsideCallStore.OfSubjectAsync(session, OutsideCallKind.RemovePublication, Publication.AuditKind, $"{publicationId}")).Any(static call => call.IsOpen);

    public Task<OutsideCall> BeginAsync(DbSession session, Actor actor, Publication publication) => calls.BeginAsync(session, new OutsideIntent
    {
        Kind = OutsideCallKind.RemovePublication,
        Account = publication.Account,
        Actor = actor,
        SubjectKind = Publication.AuditKind,
        SubjectId = $"{publication.Id}",
        ContentHash = publication.ContentHash,
        Detail = publication.WeChatArticleId,
    });

    public Task FollowUpAsync(OutsideCall call, WeChatAccount account) => RunAsync(call, account);

    public Task<ApiAnswer<ApiDone>> RunAsync(OutsideCall call, WeChatAccount account) => calls.RunAsync(
        call,
        async limit =>
        {
            var deleted = await api.DeleteAsync(account.Api, call.Detail, AllArticles, limit);
            return deleted.Failure?.Code == NoSuchPost ? ApiDone.It : deleted;
        },
        (session, answer) => desk.RunAsync(
            session, long.Parse(call.SubjectId, CultureInfo.InvariantCulture), PublicationAction.Progress, Actor.Product, new MoveRequest(),
            open => open.Row.State != PublicationState.Published
                ? Task.FromResult<Outcome<Publication>>(open.Row)
                : open.MoveAsync(After(open.Row, answer.Failure), answer.IsFailed ? "" : "微信已删除")));

    private static Publication After(Publication publication, ApiFailure? failure) => failure switch
    {
        null => publication with { State = PublicationState.Removed, Attention = "" },
        _ when OutsideCallResult.IsOpen(failure) => publication with { Attention = $"删除已发出，结果未知：{failure.Sentence}系统会自动核对。" },
        _ => publication with { Attention = $"删除未成功：{failure}" },
    };
}
