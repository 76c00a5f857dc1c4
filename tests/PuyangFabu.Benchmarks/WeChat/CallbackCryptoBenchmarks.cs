using BenchmarkDotNet.Attributes;

namespace PuyangFabu.Benchmarks.WeChat;

/// <summary>Decrypting a delivery and encrypting a reply of the same size.</summary>
[MemoryDiagnoser]
public class CallbackCryptoBenchmarks
{
    [Benchmark(Baseline = true)]
    public byte[] Decrypt()
    {
        CallbackSamples.Crypto.Decrypt(CallbackSamples.Encrypt, out var message);
        return message;
    }

    [Benchmark]
    public byte[] Encrypt() => CallbackSamples.Crypto.Encrypt(CallbackSamples.Message);
}
