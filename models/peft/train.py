"""Trains a LoRA adapter with PEFT from what `groundplan adapter export-dataset` writes.

First the likelihood of what was accepted, then, where there are pairs, what was preferred to what (DPO: Rafailov et al.,
Direct Preference Optimization, 2023). Tokens of the prompt carry no loss, and each example counts with its weight. Nothing
is fetched: the base model is a folder on this machine. What it writes, `groundplan adapter import` takes.
"""

import argparse
import json
import random
from pathlib import Path

MODULES = ["q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"]


def read_options(arguments=None):
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("base", type=Path, help="folder of the base model: config.json, tokenizer, *.safetensors")
    parser.add_argument("out", type=Path, help="folder to write the adapter to")
    parser.add_argument("--examples", type=Path, required=True, help="what --out of export-dataset has written")
    parser.add_argument("--pairs", type=Path, help="what --pairs of export-dataset has written")
    parser.add_argument("--rank", type=int, default=8)
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--learning-rate", type=float, default=2e-4)
    parser.add_argument("--beta", type=float, default=0.1, help="how far preferences may lead away from the base")
    parser.add_argument("--longest", type=int, default=2048, help="tokens; longer examples are left out")
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args(arguments)


def read_lines(path):
    """One JSON object a line; blank lines say nothing."""
    if path is None:
        return []
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def tokens_of(tokenizer, turns, answer):
    """Ids of the prompt in the model's own chat template, and of the answer with the token that ends it."""
    prompt = tokenizer.apply_chat_template(turns, add_generation_prompt=True, tokenize=True)
    # The template has written every special token by itself.
    text = tokenizer(answer, add_special_tokens=False)["input_ids"]
    return list(prompt), text + [tokenizer.eos_token_id]


def answer_logs(torch, model, prompt, answer, device):
    """The natural logarithm of the probability of each token of the answer."""
    ids = torch.tensor([prompt + answer], device=device)
    logits = model(input_ids=ids).logits[0, len(prompt) - 1 : -1].float()
    return torch.log_softmax(logits, dim=-1).gather(1, ids[0, len(prompt) :, None])[:, 0]


def main(arguments=None):
    options = read_options(arguments)
    import torch
    from peft import LoraConfig, get_peft_model
    from transformers import AutoModelForCausalLM, AutoTokenizer

    random.seed(options.seed)
    torch.manual_seed(options.seed)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    tokenizer = AutoTokenizer.from_pretrained(options.base, local_files_only=True)
    kind = torch.bfloat16 if device == "cuda" else torch.float32
    base = AutoModelForCausalLM.from_pretrained(options.base, torch_dtype=kind, local_files_only=True).to(device)
    config = LoraConfig(
        r=options.rank,
        lora_alpha=2 * options.rank,
        target_modules=MODULES,
        bias="none",
        task_type="CAUSAL_LM",
    )
    model = get_peft_model(base, config)

    def fitting(prompt, *answers):
        return all(len(prompt) + len(answer) <= options.longest for answer in answers)

    def likelihood(prompt, answer, weight):
        return -weight * answer_logs(torch, model, prompt, answer, device).mean()

    def preference(prompt, chosen, rejected, weight):
        with torch.no_grad(), model.disable_adapter():
            before = [answer_logs(torch, model, prompt, each, device).sum() for each in (chosen, rejected)]
        now = [answer_logs(torch, model, prompt, each, device).sum() for each in (chosen, rejected)]
        margin = (now[0] - before[0]) - (now[1] - before[1])
        return -weight * torch.nn.functional.logsigmoid(options.beta * margin)

    def train(name, examples, loss_of, rate):
        parameters = [each for each in model.parameters() if each.requires_grad]
        optimizer = torch.optim.AdamW(parameters, lr=rate, weight_decay=0.0)
        for epoch in range(options.epochs):
            random.shuffle(examples)
            total = 0.0
            for example in examples:
                loss = loss_of(*example)
                loss.backward()
                torch.nn.utils.clip_grad_norm_(parameters, 1.0)
                optimizer.step()
                optimizer.zero_grad()
                total += loss.item()
            print(f"{name}, epoch {epoch + 1}: loss {total / len(examples):.4f}")

    accepted = []
    for line in read_lines(options.examples):
        *turns, last = line["messages"]
        prompt, answer = tokens_of(tokenizer, turns, last["content"])
        if fitting(prompt, answer):
            accepted.append((prompt, answer, line["weight"]))
    pairs = []
    for line in read_lines(options.pairs):
        prompt, chosen = tokens_of(tokenizer, line["prompt"], line["chosen"][0]["content"])
        _, rejected = tokens_of(tokenizer, line["prompt"], line["rejected"][0]["content"])
        if fitting(prompt, chosen, rejected):
            pairs.append((prompt, chosen, rejected, line["weight"]))
    if not accepted:
        raise SystemExit(f"{options.examples} has no example of at most {options.longest} tokens.")
    print(f"{len(accepted)} examples, {len(pairs)} pairs, on {device}")
    model.train()
    train("accepted", accepted, likelihood, options.learning_rate)
    if pairs:
        # Preferences need small steps: they are about differences.
        train("preferred", pairs, preference, options.learning_rate / 20)
    model.save_pretrained(options.out, safe_serialization=True)
    print(f"groundplan adapter import {options.out / 'adapter_model.safetensors'} LANGUAGE")


if __name__ == "__main__":
    main()
