using System.Security.Cryptography;
using System.Text;

namespace PuyangFabu.Audit;

/// <summary>What a verification found wrong: the first few in words, all of them in a digest.</summary>
internal sealed class AuditProblems : IDisposable
{
    private const int MostKept = 20;
    private readonly IncrementalHash all = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly List<string> texts = [];

    public int Count { get; private set; }

    /// <summary>Number of the entry that the first one is about.</summary>
    public long First { get; private set; }

    public IReadOnlyList<string> Texts => texts;

    /// <summary>Another one for other problems; empty when there is none.</summary>
    public string Digest => Count == 0 ? "" : Convert.ToHexStringLower(all.GetCurrentHash());

    public void Add(long sequence, string text)
    {
        First = Count == 0 ? sequence : First;
        Count++;
        all.AppendData(Encoding.UTF8.GetBytes(text + "\n"));
        if (texts.Count < MostKept)
        {
            texts.Add(text);
        }
    }

    public void Dispose() => all.Dispose();
}
