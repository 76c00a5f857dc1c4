using System.Globalization;
using PuyangFabu.Conversation.FollowerCare.Conversations;
using PuyangFabu.Foundation.Pages;
using PuyangFabu.Foundation.Secrets;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.WeChat.Replies;
using PuyangFabu.Webhook.Handling;

namespace PuyangFabu.Conversation.Cases.Chat;

/// <summary>
/// A case told in the chat, a message a step. What was told stands in the database, written with the message that told it: a repeat, a
/// restart or another node changes nothing.
/// </summary>
public sealed class CaseChat(CaseTellerBook tellers, CaseDraftStore drafts, CaseStore cases, CaseClock clock, SecretSealer sealer, SlowHash slow, PublicUrls urls)
{
    /// <summary>From the last word on.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(1);

    /// <summary>Who says nothing for so long and then something else wants something else; what was told stays.</summary>
    private static readonly TimeSpan Attention = TimeSpan.FromMinutes(30);

    /// <summary>What is answered to who is telling a case; null to anybody else, whose words are not even looked at.</summary>
    public ValueTask<Handled?> AnswerAsync(string text, string openId, MessageContext context, CancellationToken cancellation) =>
        tellers.Has(context.Account.Slug, openId) ? AnswerAsync(CaseWord.Of(text, context.ReceivedMs), openId, context, cancellation) : ValueTask.FromResult<Handled?>(null);

    /// <inheritdoc cref="AnswerAsync(string, string, MessageContext, CancellationToken)"/>
    public async ValueTask<Handled?> AnswerAsync(CaseWord said, string openId, MessageContext context, CancellationToken cancellation)
    {
        var account = context.Account.Slug;
        if (!tellers.Has(account, openId) || await drafts.FindAsync(account, openId, cancellation) is not { } draft)
        {
            return null;
        }

        var since = TimeSpan.FromMilliseconds(said.AtMs - draft.UpdatedMs);
        if (since > Life
            || (draft.Step == CaseStage.Offered && !CaseTalk.Asks(said.Form))
            || (since > Attention && !CaseDialogue.Resumes(said) && !CaseDialogue.TellsContact(draft, said)))
        {
            return null;
        }

        var reaches = draft.Step == CaseStage.Contact ? said.Text.Length > 0 : draft.Contact.Length == 0 && ToldContact.IsAll(said.Text);
        var heard = reaches ? said with { Sealed = sealer.Seal(SecretPurpose.CaseContact, said.Text) } : said;
        var (next, say) = CaseDialogue.Take(draft, heard);
        if (say is null)
        {
            return await HandInAsync(draft, heard, context, cancellation);
        }

        IReadOnlyList<InboxWrite> writes = [.. Numbering(next, context)];
        if (CaseTalk.Asks(said.Form) && draft.Step != CaseStage.Offered && next?.Step == draft.Step)
        {
            say = CaseTalk.WithForm(say, FormLink(openId, context, out var link));
            writes = [.. writes, .. link];
        }

        return Answer(say, heard, draft, context, writes) with { Keeps = KeptOf(draft, heard, next) };
    }

    /// <summary>Begins a case, or goes on with what a follower has begun.</summary>
    /// <param name="words">By which it is asked for; 我要投诉 says what it is.</param>
    /// <param name="more">Stands below the question; empty for nothing.</param>
    public async ValueTask<Handled> BeginAsync(string words, string openId, MessageContext context, string more, CancellationToken cancellation)
    {
        var said = CaseWord.Of(words, context.ReceivedMs);
        if (await AnswerAsync(said, openId, context, cancellation) is { } going)
        {
            return going;
        }

        var draft = new CaseDraft { Account = context.Account.Slug, OpenId = openId, Step = CaseStage.Type, Type = CaseQuestions.TypeOf(said.Form) ?? "", UpdatedMs = context.ReceivedMs };
        return Begin(draft.Type.Length > 0 ? draft with { Step = CaseStage.After(draft) } : draft, openId, context, more);
    }

    /// <summary>Whether a follower has told something that must not be lost.</summary>
    public async ValueTask<bool> IsTellingAsync(string openId, MessageContext context, CancellationToken cancellation) =>
        tellers.Has(context.Account.Slug, openId) && await drafts.FindAsync(context.Account.Slug, openId, cancellation) is { Step: not CaseStage.Offered };

    /// <summary>What goes with the offer to make a case of a text: the draft, and a link to the form with the same.</summary>
    public IReadOnlyList<InboxWrite> Offer(CaseDraft draft, MessageContext context, out string address)
    {
        address = FormLink(draft.OpenId, context, out var writes);
        tellers.Remember(draft.Account, draft.OpenId);
        return [.. writes, Beginning(draft)];
    }

    private Handled Begin(CaseDraft draft, string openId, MessageContext context, string more)
    {
        var text = CaseTalk.WithForm($"{CaseQuestions.Of(draft)}\n发送“取消”随时停下。", FormLink(openId, context, out var writes));
        if (openId.Length > 0)
        {
            // A trial is of nobody, and leaves nothing.
            tellers.Remember(draft.Account, openId);
        }

        return new Handled(new TextReply(more.Length > 0 ? $"{text}\n{more}" : text), ReplyReason.CaseTalk, [.. writes, Beginning(draft)]);
    }

    private static InboxWrite Beginning(CaseDraft draft) =>
        new(SharedRows.CaseDrafts, draft.OpenId, draft.Account, session => CaseDraftStore.BeginAsync(session, draft));

    private string FormLink(string openId, MessageContext context, out IReadOnlyList<InboxWrite> writes)
    {
        var key = CaseForm.MakeKey();
        var link = new CaseLink { KeyHash = CaseForm.HashOf(key), Account = context.Account.Slug, OpenId = openId, CreatedMs = context.ReceivedMs };
        writes = [new InboxWrite(SharedRows.CaseLinks, openId, context.Account.Slug, session => CaseLinkStore.AddAsync(session, link))];
        return urls.To($"/cases/new?key={key}");
    }

    private static Handled Answer(string text, CaseWord said, CaseDraft draft, MessageContext context, IReadOnlyList<InboxWrite> writes, ReplyReason? reason = null) => new(
        new TextReply(text),
        reason ?? ReplyReason.CaseTalk,
        [.. writes, new InboxWrite(SharedRows.CaseDrafts, draft.OpenId, context.Account.Slug, session => TakeAsync(session, said, draft))]);

    // How to reach somebody lies sealed with the case: the inbox, which more people read, keeps none of it, nor of what was mistyped.
    private static KeptWords KeptOf(CaseDraft draft, CaseWord said, CaseDraft? next) =>
        said.Sealed.Length > 0 && next?.Contact == said.Sealed ? KeptWords.None
        : draft.Step == CaseStage.Contact && said.Text.Length > 0 ? KeptWords.WithoutNumbers
        : KeptWords.All;

    // From the row as it is by then.
    private static async Task TakeAsync(DbSession session, CaseWord said, CaseDraft read)
    {
        if (await CaseDraftStore.TakeAsync(session, read.Account, read.OpenId) is not { } current)
        {
            return;
        }

        var (next, _) = CaseDialogue.Take(current, said);
        if (next is null)
        {
            await CaseDraftStore.DropAsync(session, read.Account, read.OpenId);
        }
        else if (next.Step != CaseStage.Done || (next.Number.Length > 0 && next.CodeHash.Length > 0))
        {
            await CaseDraftStore.SaveAsync(session, next);
        }
    }

    private static IEnumerable<InboxWrite> Numbering(CaseDraft? next, MessageContext context)
    {
        if (next is { Step: CaseStage.Publish, Number.Length: 0 })
        {
            var day = CaseClock.DayOf(context.ReceivedMs);
            yield return new InboxWrite(
                SharedRows.CaseNumbers, next.OpenId, next.Account,
                async session => await CaseDraftStore.NumberAsync(session, next.Account, next.OpenId, await CaseNumberStore.NextAsync(session, day)));
        }
    }

    private async ValueTask<Handled> HandInAsync(CaseDraft draft, CaseWord said, MessageContext context, CancellationToken cancellation)
    {
        if (draft.Number.Length == 0 || await CaseForm.IsTooManyAsync(cases, draft.Account, draft.OpenId, context.ReceivedMs, cancellation))
        {
            return new Handled(new TextReply(draft.Number.Length == 0 ? CaseQuestions.Of(draft) : CaseForm.TooMany.Title), ReplyReason.CaseTalk, [.. Numbering(draft, context)]);
        }

        var code = QueryCode.Make();
        var due = clock.Started(CaseHandIn.CaseOf(draft) with { SubmittedMs = said.AtMs }).DueMs;
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"收到了，谢谢您。\n编号：{draft.Number}\n{AutomaticAnswer.CodeLabel}{code}\n请保存好编号和查询码，查询码不要告诉别人。{ChinaTime.ShortDay(due)}前答复您。\n发送“进度”查看办到哪一步，不用查询码；也可以<a href=\"{urls.To("/cases/progress")}\">凭编号和查询码查看</a>。");
        return Answer(text, said with { CodeHash = QueryCode.HashOf(code, slow) }, draft, context, [], ReplyReason.CaseMade);
    }
}
