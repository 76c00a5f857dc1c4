using PuyangFabu.Content.Tables;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Audit;

namespace PuyangFabu.Conversation.Cases.Hotline;

/// <summary>
/// Takes in cases of the hotline, once each: a line whose hotline number is there already changes nothing. While any line is wrong nothing is
/// taken in. Each case stands by itself: what was cut off is finished by the same file once more.
/// </summary>
public sealed class HotlineImport(CaseReceiving receiving, Database database, AuditLog audit)
{
    private const string Action = "case.import";
    private const int MostTold = 100;

    /// <summary>What taking in the file would change.</summary>
    public async Task<TablePreview> CompareAsync(TableFile file, CancellationToken cancellation) => (await PlanAsync(file, cancellation)).Shown;

    /// <inheritdoc cref="ImportAsync(Actor, TableFile, string?, CancellationToken)"/>
    public Task<Outcome<HotlineImported>> ImportAsync(Actor actor, TableFile file, CancellationToken cancellation) => ImportAsync(actor, file, seen: null, cancellation);

    /// <param name="seen">What the file was compared with; null when it was not.</param>
    public async Task<Outcome<HotlineImported>> ImportAsync(Actor actor, TableFile file, string? seen, CancellationToken cancellation)
    {
        var plan = await PlanAsync(file, cancellation);
        if (plan.Problems.Count > 0)
        {
            return Refusal.BadInput([.. plan.Problems.Take(MostTold).Select(static problem => new FieldProblem("file", $"{problem}"))]);
        }

        if (seen is not null && seen != plan.Shown.Seen)
        {
            return Refusal.Stale;
        }

        var (imported, unchanged) = (0, plan.Unchanged);
        foreach (var line in plan.Added)
        {
            var made = await receiving.CreateAsync(actor, line.Draft, line.Contact, cancellation);
            if (made.IsRefused && made.Refusal.Code != CaseRefusals.HotlineKnownCode)
            {
                return made.Refusal;
            }

            // Somebody else took the same file in meanwhile.
            (imported, unchanged) = made.IsRefused ? (imported, unchanged + 1) : (imported + 1, unchanged);
        }

        if (imported > 0)
        {
            await audit.RecordAsync(new AuditEntry { Actor = actor, Action = Action, TargetKind = Case.AuditKind, After = new { imported, unchanged } }, CancellationToken.None);
        }

        return new HotlineImported(imported, unchanged);
    }

    private async Task<HotlinePlan> PlanAsync(TableFile given, CancellationToken cancellation)
    {
        var file = HotlineTable.Named(given);
        var numbers = HotlineTable.NumbersOf(file).Take(HotlineTable.MostRows).ToList();
        var known = await database.ReadAsync(session => CaseStore.HotlinesAsync(session, numbers), cancellation);
        return HotlineTable.Plan(file, known.ToHashSet(StringComparer.Ordinal));
    }
}

/// <summary>What a file changed.</summary>
/// <param name="Imported">New cases.</param>
/// <param name="Unchanged">Lines that are there already.</param>
public sealed record HotlineImported(int Imported, int Unchanged);

/// <summary>A file of the hotline as a program hands it in.</summary>
public sealed record HotlineImportInput
{
    /// <summary>The text of the CSV file, headings among it.</summary>
    public string? Csv { get; init; }
}
