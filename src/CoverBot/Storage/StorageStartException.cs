namespace CoverBot.Storage;

/// <summary>The store cannot be used; CoverBot must not start. The message is one sentence for whoever runs it.</summary>
public sealed class StorageStartException(string message, Exception? inner = null) : Exception(message, inner);
