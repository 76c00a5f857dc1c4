using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;

namespace PuyangFabu.People.Audit.Archiving;

/// <summary>Reads a file of the archive: an entry a line as in an export, and behind them a signed anchor of the last one.</summary>
internal static class AuditArchiveFile
{
    /// <summary>The entries, the oldest first.</summary>
    /// <exception cref="InvalidDataException">A line is no entry.</exception>
    public static async IAsyncEnumerable<AuditRow> RowsAsync(string path, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var line in File.ReadLinesAsync(path, cancellation))
        {
            if (!line.StartsWith('{'))
            {
                yield break;
            }

            yield return RowOf(line) ?? throw new InvalidDataException($"{path} 里有一行不是审计的一条。");
        }
    }

    /// <summary>Whether the file is there and is the one that was written.</summary>
    /// <returns>What is wrong, in Chinese, or null.</returns>
    public static async Task<string?> ProblemOfAsync(string path, AuditArchive archive, CancellationToken cancellation)
    {
        try
        {
            await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellation)) == archive.Sha256
                ? null
                : $"归档文件 {archive.FileName}（第 {archive.FirstSequence} 至 {archive.LastSequence} 条）与审计记着的校验值不同：它被改动或损坏。";
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            return $"归档文件 {archive.FileName} 不在 {Path.GetDirectoryName(path)}：第 {archive.FirstSequence} 至 {archive.LastSequence} 条没有核对。";
        }
    }

    /// <summary>Whether the entries in the file are those that the archive is said to hold, linked to one another.</summary>
    /// <returns>What is wrong, in Chinese, or null.</returns>
    public static async Task<string?> ChainProblemAsync(string path, AuditArchive archive, CancellationToken cancellation)
    {
        var (last, hash) = (archive.FirstSequence - 1, archive.PreviousHash);
        await foreach (var row in RowsAsync(path, cancellation))
        {
            if (AuditChain.ProblemOf(row, last, hash) is { } problem)
            {
                return problem;
            }

            (last, hash) = (row.Sequence, row.Hash);
        }

        return (last, hash) == (archive.LastSequence, archive.LastHash) ? null : $"应到第 {archive.LastSequence} 条为止，却到了第 {last} 条。";
    }

    private static AuditRow? RowOf(string line)
    {
        try
        {
            return AuditLines.Parse(line);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
