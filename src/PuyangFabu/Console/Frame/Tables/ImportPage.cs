using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Mvc;
using PuyangFabu.Console.Frame.Parts;
using PuyangFabu.Content.Articles.Bodies;
using PuyangFabu.Content.Tables;
using PuyangFabu.Foundation.Outcomes;

namespace PuyangFabu.Console.Frame.Tables;

/// <summary>What the pages share that take in a table: the file is read and compared, what would change is shown, and only then it is done.</summary>
[RequestSizeLimit(9 * 1024 * 1024)]
public abstract class ImportPage : ConsolePage
{
    private const string Replaces = "replace";

    /// <summary>What the framework takes as one field of a form.</summary>
    private const int MostKept = 4 * 1024 * 1024;

    [Inject]
    private PackedTable Packing { get; set; } = null!;

    /// <summary>A small file can cost as much as a long text does.</summary>
    [Inject]
    private BodyTurns Turns { get; set; } = null!;

    /// <summary>What the file would change; null until there is one.</summary>
    protected TablePreview? Changes { get; private set; }

    /// <summary>The file that was read, on its way from the preview to the decision.</summary>
    [SupplyParameterFromForm]
    protected string? Kept { get; set; }

    /// <summary>What the file was compared with.</summary>
    [SupplyParameterFromForm]
    protected string? Seen { get; set; }

    /// <summary>What becomes of that which the file does not have.</summary>
    [SupplyParameterFromForm]
    protected string? Rest { get; set; }

    /// <summary>How many rows are to go, as somebody typed it who saw which.</summary>
    [SupplyParameterFromForm]
    protected string? Typed { get; set; }

    protected bool ReplacesRest => Rest == Replaces;

    /// <summary>Path of the list.</summary>
    protected abstract string Place { get; }

    /// <summary>Asks the use case what the table would change.</summary>
    protected abstract Task<Outcome<TablePreview>> CompareAsync(TableFile file);

    /// <summary>Has it done.</summary>
    /// <returns>Null when it was.</returns>
    protected abstract Task<Refusal?> ImportAsync(TableFile file, string seen);

    protected async Task SubmitAsync()
    {
        if (await FileAsync("file") is { } chosen)
        {
            await ShowAsync(await Turns.RunAsync(BodyTurns.LongFrom, () => TableReader.Read(chosen.Content), Cancelled));
        }
        else if (HasEmptyFile("file"))
        {
            (Kept, Changes) = (null, null);
            await RefuseAsync(Refusal.BadInput("file", "选的是空文件，里面什么都没有；请选择有内容的文件"));
        }
        else if (string.IsNullOrEmpty(Kept))
        {
            await RefuseAsync(Refusal.BadInput("file", "请选择文件"));
        }
        else if (Packing.Unpack(Kept) is not { } file)
        {
            Kept = null;
            await RefuseAsync(Refusal.BadInput("file", "没有传完整，请重新选择文件"));
        }
        else if ((await UnsureAsync(file) ?? await ImportAsync(file, Seen ?? "")) is { } refusal)
        {
            // What was there is another thing now: the same file is compared with that.
            await RefuseAsync(refusal);
            await ShowAsync(file);
        }
        else
        {
            GoTo($"{Place}?done=imported");
        }
    }

    // What the file was compared with may be another thing by now: then that is what is told.
    private async Task<Refusal?> UnsureAsync(TableFile file) =>
        await CompareAsync(file) is { IsRefused: false, Value: var changes } && changes.Seen == Seen
            ? RemovalCount.ProblemOf(changes.Count(TableChangeKind.Removed), Typed)
            : null;

    private async Task ShowAsync(TableFile file)
    {
        var outcome = await CompareAsync(file);
        if (outcome.Refusal is { } refusal)
        {
            (Changes, Kept) = (null, null);
            await RefuseAsync(refusal);
            return;
        }

        Changes = outcome.Value;
        Seen = Changes.Seen;
        Kept = Changes.Problems.Count > 0 ? null : Packing.Pack(file);
        if (Changes.Problems.Count > 0)
        {
            // Said once here and once, line by line, above: not a third time beside the field.
            Tell(new Refusal(RefusalKind.BadInput, RefusalCodes.BadInput, "没有导入：文件里有要改的地方，见“文件里要改的地方”。"));
        }
        else if (Kept?.Length > MostKept)
        {
            (Changes, Kept) = (null, null);
            Tell(Refusal.BadInput("file", "太大，不能在这里预览；请分成几个文件"));
        }
    }
}
