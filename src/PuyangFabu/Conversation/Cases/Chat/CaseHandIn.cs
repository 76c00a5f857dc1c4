using PuyangFabu.Conversation.Cases.Pictures;
using PuyangFabu.Conversation.Media;
using PuyangFabu.Foundation.DueWork;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Secrets;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Conversation.Cases.Chat;

/// <summary>Makes cases of what was handed in in the chat, each once: the record's head, which all take last, is no business of a message's transaction.</summary>
public sealed partial class CaseHandIn(CaseDraftStore drafts, CaseReceiving receiving, SecretSealer sealer, ILogger<CaseHandIn> logger) : IDueWork
{
    private const int BatchSize = 20;

    public string Name => "对话里提交的诉求的登记";

    public TimeSpan Interval { get; } = TimeSpan.FromSeconds(1);

    public async Task<long?> StepAsync(CancellationToken cancellation)
    {
        foreach (var draft in await drafts.HandedInAsync(BatchSize, cancellation))
        {
            var contact = draft.Contact.Length > 0 ? sealer.Open(SecretPurpose.CaseContact, draft.Contact) : null;
            var made = await receiving.CreateAsync(CaseRating.Citizen(""), CaseOf(draft), contact, cancellation, also: (session, created) => EndAsync(session, draft, created));
            // Another process may have made it meanwhile; what is still to be made has met something else.
            if (made.IsRefused && (made.Refusal.Code != CaseRefusals.MadeBeforeCode || (await drafts.HandedInAsync(BatchSize, cancellation)).Any(left => left.Id == draft.Id)))
            {
                LogNotMade(draft.Number, made.Refusal.Code);
            }
        }

        return null;
    }

    /// <summary>As it is handed in.</summary>
    public static Case CaseOf(CaseDraft draft) => new()
    {
        Number = draft.Number,
        CodeHash = draft.CodeHash,
        Type = draft.Type,
        Title = CaseTitle.Of(draft.Text),
        Text = draft.Text,
        County = draft.County,
        Place = draft.Place,
        Anonymous = draft.Anonymous,
        Publishable = draft.Publishable,
        Account = draft.Account,
        OpenId = draft.OpenId,
        Source = CaseSource.Chat,
        State = CaseState.Submitted,
        TermDays = 0,
        SubmittedMs = draft.UpdatedMs,
        DueMs = 0,
    };

    private static async Task<Refusal?> EndAsync(DbSession session, CaseDraft draft, Case made)
    {
        if (!await CaseDraftStore.EndAsync(session, draft.Id))
        {
            return CaseRefusals.MadeBefore;
        }

        foreach (var mediaId in draft.MediaIds)
        {
            if (await SentMediaStore.FindAsync(session, draft.Account, draft.OpenId, mediaId) is { } media)
            {
                await CasePictureStore.AddAsync(session, new CasePicture { CaseId = made.Id, SentMediaId = media.Id, CreatedMs = made.SubmittedMs });
            }
        }

        return null;
    }

    [LoggerMessage(LogLevel.Error, "对话里提交的诉求 {Number} 没有登记成（{Code}），稍后再试")]
    private partial void LogNotMade(string number, string code);
}
