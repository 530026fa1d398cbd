/** The child that runs llama.cpp: answers its parent over IPC, and ends when the parent does. */
import { serveLlama } from '../infra/llama/host/serveLlama.ts';

serveLlama();
